using System.Text.Json;
using MyDataHub.Grains.Customers.Messages;
using Xunit.Abstractions;

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>
/// Each fault at each dataset that the sandbox plays, in three rounds: at a third of the institutions it hits the details, at another third
/// the lists, and the last third must not feel it. In the next round the thirds change places.
/// </summary>
[Collection(OwnServer.Collection)]
public sealed class EveryFaultAtEveryDatasetTests(LinkedPeople people, ITestOutputHelper output) : IClassFixture<LinkedPeople>, IAsyncLifetime
{
    private const int Rounds = 3;

    /// <summary>Paths with one name after the industry: every list, and what is asked for once a customer.</summary>
    private static readonly string[] Lists =
    [
        "accounts", "bills", "cards", "contracts", "dc", "insurances", "insured", "irps", "loans", "paid", "payments", "points", "prepaid",
        "sleep_noncont", "telecoms", "vehicles",
    ];

    private static readonly string[] Industries = ["bank", "card", "invest", "insu", "capital", "efin", "telecom", "ginsu", "v1"];

    private static string[] AtLists { get; } = [.. Industries.SelectMany(industry => Lists.Select(list => $"/{industry}/{list}"))];

    private static string[] AtDetails { get; } = [.. Industries.Select(industry => $"/{industry}/*/*")];

    public static TheoryData<string> Kinds => [.. FaultKind.All.Select(fault => fault.Kind)];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => people.MendAsync();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_is_said_it_spoils_nothing_and_the_next_good_answer_heals_it(string kind)
    {
        var fault = FaultKind.All.Single(one => one.Kind == kind);
        var visited = new HashSet<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var hit = await BreakAsync(kind, round);
            await people.ForgetAskedAsync(hit);
            var during = await people.CollectAsync();
            var spoiled = await people.ViewsAsync();
            AssertOutcomes(fault, hit, during, visited);
            for (var person = 0; person < spoiled.Length; person++)
            {
                AssertSaid(during[person], hit, people.Clean[person], spoiled[person]);
            }

            Assert.Equal(people.CleanRows, await people.RowsAsync());
            await HealAsync();
        }

        output.WriteLine($"{kind}: {visited.Count} datasets");
        Assert.Empty(people.Datasets.Except(visited));
    }

    /// <summary>Answers with the org codes of the institutions that are broken in this round.</summary>
    private async Task<HashSet<string>> BreakAsync(string kind, int round)
    {
        var hit = new HashSet<string>();
        foreach (var (index, (org, party)) in people.Parties.Index())
        {
            var paths = ((index + round) % Rounds) switch { 0 => AtDetails, 1 => AtLists, _ => [] };
            await people.Hub.BreakAsync(party, [.. paths.Select(path => (kind, path))]);
            if (paths.Length > 0)
            {
                hit.Add(org);
            }
        }

        return hit;
    }

    private static void AssertOutcomes(FaultKind fault, HashSet<string> hit, List<ProgressEvent>[] during, HashSet<string> visited)
    {
        foreach (var answer in during.SelectMany(one => one).Where(one => one.Kind == "dataset"))
        {
            if (answer.Outcome is "fetched" or "unchanged")
            {
                if (fault.Outcomes.Contains("fetched") && hit.Contains(answer.Institution!))
                {
                    visited.Add(answer.Dataset!);
                }

                continue;
            }

            Assert.Contains(answer.Institution!, hit);
            Assert.Contains(fault.Outcomes, allowed => allowed == answer.Outcome || allowed == $"{answer.Outcome} {answer.Reason}");
            visited.Add(answer.Dataset!);
        }
    }

    /// <summary>Every figure has the value it had; the ones of institutions in trouble say that they are carried, all others that they are as before.</summary>
    private static void AssertSaid(List<ProgressEvent> events, HashSet<string> hit, JsonElement before, JsonElement during)
    {
        var done = events.Where(one => one.Kind == "institution-done").ToDictionary(one => one.Institution!);
        var troubled = done.Values.Where(one => one.Outcome is not ("fetched" or "unchanged")).ToList();
        Assert.All(troubled, one => Assert.Contains(one.Institution!, hit));
        Assert.All(troubled, one => Assert.Equal(("unavailable", one.Reason), during.Source(one.Institution!)));
        Assert.All(done.Values.Except(troubled), one => Assert.Equal("live", during.Source(one.Institution!).State));
        Assert.Equal(troubled.Select(one => one.InstitutionName!).ToHashSet(), during.NamedUnavailable());
        AssertSame(before.Content(), during.Content());

        var inTrouble = troubled.Select(one => one.Institution!).ToHashSet();
        foreach (var (was, now) in before.Figures().Zip(during.Figures()).Where(pair => pair.First.Source is not null))
        {
            var expected = was.State == "live" && inTrouble.Contains(was.Source!) ? ("carriedForward", "institution-down") : (was.State, was.Reason);
            Assert.Equal((was.Path, expected), (now.Path, (now.State, now.Reason)));
        }
    }

    private async Task HealAsync()
    {
        await people.MendAsync();
        people.Hub.Clock.Advance(TimeSpan.FromMinutes(1));
        await people.CollectAsync();
        var after = await people.ViewsAsync();
        for (var person = 0; person < after.Length; person++)
        {
            AssertSame(people.Clean[person].Content(), after[person].Content());
            Assert.All(people.People[person].Institutions, one => Assert.Equal("live", after[person].Source(one.OrgCode).State));
            Assert.Equal(States(people.Clean[person]), States(after[person]));
        }

        Assert.Equal(people.CleanRows, await people.RowsAsync());
    }

    private static List<(string, string)> States(JsonElement view) => [.. view.Figures().Select(figure => (figure.Path, figure.State))];

    private static void AssertSame(Dictionary<string, string> expected, Dictionary<string, string> actual) => Assert.Equal(
        [], expected.Keys.Union(actual.Keys).Where(path => expected.GetValueOrDefault(path) != actual.GetValueOrDefault(path))
            .Select(path => $"{path}: {expected.GetValueOrDefault(path)} became {actual.GetValueOrDefault(path)}"));
}
