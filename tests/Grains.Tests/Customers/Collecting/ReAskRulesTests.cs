using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Consents;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Tests.Customers.Collecting;

/// <summary>For every dataset of the standard: a change at the institution is asked for no later than its rule promises.</summary>
public sealed class ReAskRulesTests
{
    private static readonly DateTimeOffset Answered = new(2026, 3, 4, 1, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(1);
    private static readonly ConnectionId Connection = new(FakeWorld.Operator, FakeWorld.Bank);
    private static readonly CardBill Bill = new("202602", "1", 100_000m, new(2026, 2, 14));
    private static readonly IDatasetCatalogue Catalogue = new ServiceCollection().AddLogging().AddProviders(new ConfigurationBuilder().Build())
        .BuildServiceProvider().GetRequiredService<IDatasetCatalogue>();

    public static TheoryData<string> EveryDataset => [.. Enum.GetValues<Sector>().SelectMany(sector => Catalogue.Of(sector)).Select(dataset => dataset.Id)];

    [Theory]
    [MemberData(nameof(EveryDataset))]
    public void A_new_thing_is_asked_in_full_in_the_run_that_lists_it(string id)
    {
        var (call, input) = Settled(id);

        Assert.True(IsDue(call, input with { Log = new(input.Log.Records.Remove(call.Key)) }));
    }

    [Theory]
    [MemberData(nameof(EveryDataset))]
    public void A_change_is_asked_for_when_the_rule_says_and_not_before(string id)
    {
        var (call, input) = Settled(id);
        var soon = input with { Now = Answered + Moment };
        switch (ReAskRules.Of(call.Dataset))
        {
            case ReAsk.EveryRun:
                Assert.True(IsDue(call, soon));
                break;
            case ReAsk.ByAge rule:
                Assert.InRange(rule.MaxAge, TimeSpan.FromDays(1), TimeSpan.FromDays(7));
                Assert.False(IsDue(call, soon));
                Assert.True(IsDue(call, input with { Now = Answered + rule.MaxAge }));
                break;
            case ReAsk.AfterChange rule:
                Assert.Equal(TimeSpan.FromDays(1), rule.MaxAge);
                Assert.False(IsDue(call, soon));
                Assert.True(IsDue(call, input with { Now = Answered + rule.MaxAge }));
                Assert.All(Siblings(call, rule), sibling => Assert.True(IsDue(call, soon with { Log = Changed(soon.Log, sibling) })));
                break;
            case ReAsk.Once:
                Assert.False(IsDue(call, input with { Now = Answered.AddYears(1) }));
                Assert.True(IsDue(call, soon with { Facts = Facts(call.Dataset, "통장", Bill with { Amount = 1m }) }));
                break;
        }
    }

    [Theory]
    [MemberData(nameof(EveryDataset))]
    public void Details_are_asked_at_once_when_their_row_in_the_list_changes(string id)
    {
        var (call, input) = Settled(id);
        if (call.Subject is not null)
        {
            Assert.True(IsDue(call, input with { Now = Answered + Moment, Facts = Facts(call.Dataset, "새 이름", Bill) }) || ReAskRules.Of(call.Dataset) is ReAsk.Once);
        }
    }

    [Theory]
    [MemberData(nameof(EveryDataset))]
    public void What_others_are_inferred_from_is_asked_in_every_run(string id)
    {
        var dataset = Catalogue.Find(id)!;
        if (ReAskRules.Of(dataset) is ReAsk.AfterChange rule)
        {
            var siblings = Catalogue.Of(dataset.Sector).Where(other => rule.Of.Contains(ReAskRules.WithoutSector(other.Id))).ToList();
            Assert.NotEmpty(siblings);
            Assert.All(siblings, sibling => Assert.IsType<ReAsk.EveryRun>(ReAskRules.Of(sibling)));
        }
    }

    /// <summary>Everything has answered once, and in this run everything else has again.</summary>
    private static (PlannedCall Call, PlanInput Input) Settled(string id)
    {
        var dataset = Catalogue.Find(id)!;
        var input = new PlanInput(Catalogue.Of(dataset.Sector), Terms(), TransferKind.UserRefresh, Answered) { Facts = Facts(dataset, "통장", Bill) };
        var calls = input.Datasets.SelectMany(other => Subjects.Of(other, input)).ToList();
        var call = calls.First(one => one.Dataset == dataset);
        var others = calls.Where(one => one.Key != call.Key).Select(one => one.Key).ToHashSet();
        return (call, input with
        {
            Log = AskLog.Of(calls.DistinctBy(one => one.Key).Select(one => new AskRecord(one.Key, Answered) { Row = one.Row })),
            Begun = others,
            Done = others,
        });
    }

    private static bool IsDue(PlannedCall call, PlanInput input) => CollectionPlan.Due(input).Any(due => due.Key == call.Key);

    private static IEnumerable<AskKey> Siblings(PlannedCall call, ReAsk.AfterChange rule) => Settled(call.Dataset.Id).Input.Log.Records.Keys
        .Where(key => rule.Of.Contains(ReAskRules.WithoutSector(key.Dataset)) && (key.Subject is null || call.Subject is null || key.Subject == call.Subject));

    private static AskLog Changed(AskLog log, AskKey key) => log.With(log[key]! with { At = Answered + Moment, ChangedAt = Answered + Moment });

    /// <summary>One asset of every kind that the dataset and its siblings are asked for, and what names their parts.</summary>
    private static ImmutableDictionary<FactKey, Fact> Facts(Dataset dataset, string name, CardBill bill)
    {
        var facts = ImmutableDictionary.CreateBuilder<FactKey, Fact>();
        var kinds = Catalogue.Of(dataset.Sector).SelectMany(other => other.Subjects).Distinct().ToList();
        var assets = kinds.Select(kind => new ListedAsset(new(FakeWorld.Bank, kind, "1"), name, dataset.TypeCodes.FirstOrDefault("1001"), true) { IsMinus = true }).ToList();
        facts.Add(new(Connection, "asset-list", null), new AssetList([.. assets]));
        facts.Add(new(Connection, "card-bill", null), bill);
        foreach (var asset in assets)
        {
            facts.Add(new(Connection, "policy-terms", asset.Key), new PolicyTerms(null, null, Money.Krw(1)) { Insured = [new("01", "홍길동", true)] });
            facts.Add(new(Connection, "car-covers", asset.Key), new CarCovers([new("12가3456", "1", null, default, default)]));
        }

        return facts.ToImmutable();
    }

    private static TransferTerms Terms() => new([], "purpose", new(2027, 1, 1), new(9999, 12, 31));
}
