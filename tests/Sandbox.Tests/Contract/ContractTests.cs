using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Institutions.DataApi;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Contract;

/// <summary>Every answer of every institution about every demo person, held against the field lists of the standard.</summary>
public sealed class ContractTests(EverybodyAsked everybody) : IClassFixture<EverybodyAsked>
{
    /// <summary>Served, but held by none of the demo people.</summary>
    private static readonly string[] HeldByNobody =
    [
        "bank/sleep_noncont", "bank/sleep_noncont/deposit", "bank/dc", "bank/dc/basic", "bank/dc/transactions", "bank/dc/detail",
        "card/payments/revolving", "card/loans/short-term", "card/loans/long-term", "card/loans/long-term/transactions",
        "card/prepaid", "card/prepaid/balance", "card/prepaid/transactions", "card/prepaid/approval",
        "invest/accounts/pension", "invest/accounts/scheduled",
        "invest/irps", "invest/irps/basic", "invest/irps/detail", "invest/irps/transactions",
        "insu/loans", "insu/loans/basic", "insu/loans/detail", "insu/loans/transactions",
        "insu/insured", "insu/insured/contracts", "insu/insured/car", "insu/insured/coverages",
        "insu/general/basic", "insu/general/contracts", "insu/general/payment", "insu/general/transactions", "insu/general/coverages",
        "insu/sleep_noncont", "insu/irps", "insu/irps/basic", "insu/irps/detail", "insu/irps/transactions",
        "insu/dc", "insu/dc/basic", "insu/dc/transactions", "insu/dc/detail",
        "capital/loans/oplease/basic", "capital/loans/oplease/transactions",
    ];

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
            .Where(resource => !HeldByNobody.Contains(industry.Wire() + resource.Path))
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
        var residents = sandbox.Host.Services.GetRequiredService<Residents>();
        foreach (var (person, institution) in residents.All.SelectMany(person => Catalogue.Institutions.Select(institution => (person, institution))))
        {
            var assets = residents.Assets(institution.OrgCode, person.Ci);
            if (assets.Count > 0)
            {
                var visit = new Visit(new Operator(sandbox), institution, assets);
                await visit.MakeAsync(person);
                Answers.AddRange(visit.Answers.Select(seen => (institution.Industry, seen.Resource, Plain(seen.Answer))));
                Refusals.AddRange(visit.Refusals);
            }
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static JsonObject Plain(JsonObject answer)
    {
        answer.Remove("_asked");
        return answer;
    }
}
