using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>
/// Each fault at each dataset that the sandbox plays, in three rounds: at a third of the institutions it hits the details, at another third
/// the lists, and the last third is well, or heals from the round before. In the next round the thirds change places; a fourth heals the rest.
/// </summary>
[Collection(LinkedPeopleTests.Collection)]
public sealed class EveryFaultAtEveryDatasetTests(LinkedPeople people) : IAsyncLifetime
{
    private const int Rounds = 3;

    private static readonly string[] Industries = ["bank", "card", "invest", "insu", "capital", "efin", "telecom", "ginsu", "v1"];

    /// <summary>Paths with one name after the industry: every list, and what is asked for once a customer.</summary>
    private static readonly string[] Lists =
    [
        "accounts", "bills", "cards", "contracts", "dc", "insurances", "insured", "irps", "loans", "paid", "payments", "points", "prepaid",
        "sleep_noncont", "telecoms", "vehicles",
    ];

    private static readonly string[] AtLists = [.. Industries.SelectMany(industry => Lists.Select(list => $"/{industry}/{list}"))];
    private static readonly string[] AtDetails = [.. Industries.Select(industry => $"/{industry}/*/*")];

    private readonly HashSet<string> _visited = [];
    private readonly HashSet<(int Person, string? Institution, string? Dataset)> _spoiled = [];

    public static TheoryData<string> Kinds => [.. FaultKind.All.Select(fault => fault.Kind)];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => people.MendAsync();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_is_said_it_spoils_nothing_and_the_next_good_answer_heals_it(string kind)
    {
        var fault = FaultKind.All.Single(one => one.Kind == kind);
        for (var round = 0; round < Rounds; round++)
        {
            var hit = await BreakAsync(kind, round);
            await people.ForgetAskedAsync(hit);
            await RoundAsync(fault, hit);
        }

        await people.MendAsync();
        await people.ForgetAskedAsync(fault.StaysUntilForgotten ? people.Parties.Keys.ToHashSet() : []);
        await RoundAsync(fault, hit: []);

        Assert.Empty(people.Datasets.Except(_visited));
        Assert.Empty(_spoiled);
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

    private async Task RoundAsync(FaultKind fault, HashSet<string> hit)
    {
        var during = await people.CollectAsync();
        var views = await people.ViewsAsync();
        for (var person = 0; person < views.Length; person++)
        {
            AssertOutcomes(fault, hit, person, during[person]);
            views[person].AssertSays(during[person], hit, people.Clean[person]);
        }

        Assert.Equal(people.CleanRows, await people.RowsAsync());
        people.Hub.Clock.Advance(fault.Wait);
    }

    private void AssertOutcomes(FaultKind fault, HashSet<string> hit, int person, List<ProgressEvent> during)
    {
        foreach (var answer in during.Where(one => one.Kind == "dataset"))
        {
            var ask = (person, answer.Institution, answer.Dataset);
            if (answer.Outcome is "fetched" or "unchanged")
            {
                _spoiled.Remove(ask);
                _visited.UnionWith(fault.Outcomes.Contains("fetched") && hit.Contains(answer.Institution!) ? [answer.Dataset!] : []);
                continue;
            }

            Assert.Contains(answer.Institution!, hit);
            Assert.Contains(fault.Outcomes, allowed => allowed == answer.Outcome || allowed == $"{answer.Outcome} {answer.Reason}");
            _spoiled.Add(ask);
            _visited.Add(answer.Dataset!);
        }
    }
}
