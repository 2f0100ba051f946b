using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Institutions.DataApi;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Contract;

/// <summary>
/// Every answer of every institution about every demo person, held against the field lists of the standard.
/// </summary>
public sealed class ContractTests(EverybodyAsked everybody) : IClassFixture<EverybodyAsked>
{
    [Fact]
    public void Every_answer_has_the_members_types_and_lengths_of_the_field_lists()
    {
        var problems = everybody.Answers
            .SelectMany(seen => FieldLists.Of(seen.Industry.Wire(), seen.Resource.Path) is { } fields
                ? ContractCheck.Problems(seen.Answer, fields, seen.Resource.Id)
                : [])
            .Distinct()
            .ToList();

        Assert.NotEmpty(everybody.Answers);
        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(60)));
    }

    [Fact]
    public void Nothing_that_exists_is_refused() => Assert.True(everybody.Refusals.Count == 0, string.Join('\n', everybody.Refusals.Take(20)));

    [Theory]
    [InlineData(Industry.Bank)]
    [InlineData(Industry.Card)]
    [InlineData(Industry.Invest)]
    [InlineData(Industry.Insu)]
    [InlineData(Industry.Efin)]
    [InlineData(Industry.Capital)]
    [InlineData(Industry.Ginsu)]
    [InlineData(Industry.Telecom)]
    public void Every_api_with_a_field_list_answers_with_rows_for_somebody(Industry industry)
    {
        var silent = ResourceTable.Of(industry)
            .Where(resource => FieldLists.Of(industry.Wire(), resource.Path) is not null)
            .Where(resource => !everybody.Answers.Any(seen => seen.Industry == industry && seen.Resource == resource && HasContent(seen.Answer)))
            .Select(resource => $"{resource.Id} {resource.Path}")
            .ToList();

        Assert.True(silent.Count == 0, string.Join('\n', silent));
    }

    private static bool HasContent(JsonObject answer) =>
        !answer.Any(member => member.Value is JsonArray { Count: 0 });
}

/// <summary>A run over all institutions and demo people, made once.</summary>
public sealed class EverybodyAsked : IAsyncLifetime
{
    internal List<(Industry Industry, Resource Resource, JsonObject Answer)> Answers { get; } = [];

    internal List<string> Refusals { get; } = [];

    public async Task InitializeAsync()
    {
        var households = new HouseholdData(20260101);
        await using var sandbox = await TestSandbox.StartAsync(households: households, rates: households.ExchangeRates);
        sandbox.Clock.SetSeoul(2026, 11, 22, 20, 15);
        foreach (var (person, institution) in households.People.SelectMany(person => Catalogue.Institutions.Select(institution => (person, institution))))
        {
            await VisitAsync(sandbox, person, institution);
        }

        await VisitSomebodyWithCashAdvanceAsync(sandbox, households);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task VisitAsync(TestSandbox sandbox, Person person, Institution institution)
    {
        var assets = sandbox.Host.Services.GetRequiredService<Residents>().Assets(institution.OrgCode, person.Ci);
        if (assets.Count > 0)
        {
            var visit = new Visit(new Operator(sandbox), institution, assets);
            await visit.MakeAsync(person);
            Answers.AddRange(visit.Answers.Select(seen => (institution.Industry, seen.Resource, Plain(seen.Answer))));
            Refusals.AddRange(visit.Refusals);
        }
    }

    /// <summary>
    /// A cash advance is only there until the next bill, so that a day on which there is one must be looked for.
    /// </summary>
    private async Task VisitSomebodyWithCashAdvanceAsync(TestSandbox sandbox, HouseholdData households)
    {
        var cards = Catalogue.Institutions.Where(institution => institution.Industry == Industry.Card).ToList();
        var last = sandbox.Clock.GetUtcNow();
        var (person, card, day) = (
            from ago in Enumerable.Range(0, 365)
            from somebody in households.People
            from company in cards
            where households.Read(company.OrgCode, "/loans/short-term", somebody.Ci, new Dictionary<string, string>(), last.AddDays(-ago)) is { Rows.Count: > 0 }
            select (somebody, company, last.AddDays(-ago))).First();
        sandbox.Clock.Advance(day - last);
        await VisitAsync(sandbox, person, card);
    }

    private static JsonObject Plain(JsonObject answer)
    {
        answer.Remove("_asked");
        return answer;
    }
}
