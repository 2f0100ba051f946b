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
