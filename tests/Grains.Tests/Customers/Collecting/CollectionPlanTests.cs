using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Consents;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Tests.Customers.Collecting;

public sealed class CollectionPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 1, 0, 0, TimeSpan.Zero);
    private static readonly ConnectionId Connection = new(FakeWorld.Operator, FakeWorld.Bank);
    private static readonly ListedAsset Account = Listed("110-1");

    [Fact]
    public void At_first_only_the_lists_are_asked() => Assert.Equal(["bank.accounts", "bank.irp.accounts"], Ids(Bank()));

    [Fact]
    public void Details_wait_until_every_list_has_answered()
    {
        var oneDone = Bank() with { Facts = Lists(Account), Begun = Keys("bank.accounts", "bank.irp.accounts"), Done = Keys("bank.accounts") };

        Assert.Empty(Ids(oneDone));
        Assert.Equal(["bank.deposit.balances", "bank.deposit.terms", "bank.deposit.transactions"], Ids(oneDone with { Done = oneDone.Begun }));
    }

    [Fact]
    public void Nothing_is_asked_twice_in_a_run()
    {
        var all = Settled(Bank());

        Assert.Empty(Ids(all with { Begun = all.Begun.Concat(All(all)).ToHashSet() }));
    }

    [Fact]
    public void An_asset_without_consent_is_left_alone() =>
        Assert.Empty(Ids(Settled(Bank()) with { Facts = Lists(Account with { IsConsented = false }) }));

    [Fact]
    public void Only_chosen_assets_of_a_scope_are_asked()
    {
        var terms = Terms() with { Scopes = [new("bank.deposit", [new("110-2", null)])] };

        var due = CollectionPlan.Due(Settled(Bank()) with { Terms = terms, Facts = Lists(Account, Listed("110-2")) });

        Assert.All(due, call => Assert.Equal("110-2", call.Subject!.Number));
        Assert.NotEmpty(due);
    }

    [Fact]
    public void A_scope_that_the_token_lacks_is_not_asked_nor_the_list_that_only_serves_it() =>
        Assert.Equal(["bank.accounts"], Ids(Bank() with { Scopes = ["bank.list", "bank.deposit"] }));

    [Fact]
    public void A_balance_waits_for_its_transactions_and_is_spared_when_they_show_nothing_new()
    {
        var known = Known(changedAt: DateTimeOffset.MinValue);

        Assert.Equal(["bank.deposit.transactions"], Ids(known));
        Assert.Empty(Ids(After(known)));
    }

    [Fact]
    public void A_balance_is_asked_when_its_transactions_changed()
    {
        var known = Known(changedAt: Now);

        Assert.Equal(["bank.deposit.balances"], Ids(After(known)));
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    public void A_balance_is_asked_after_a_day_whatever_its_transactions_say(int hours, bool isAsked) =>
        Assert.Equal(isAsked, Ids(After(Known(DateTimeOffset.MinValue, TimeSpan.FromHours(hours)))).Contains("bank.deposit.balances"));

    [Theory]
    [InlineData(6, false)]
    [InlineData(7, true)]
    public void Terms_are_asked_by_the_week(int days, bool isAsked) =>
        Assert.Equal(isAsked, Ids(After(Known(DateTimeOffset.MinValue, TimeSpan.FromDays(days)))).Contains("bank.deposit.terms"));

    [Fact]
    public void Terms_are_asked_at_once_when_the_row_in_the_list_changed()
    {
        var renamed = After(Known(DateTimeOffset.MinValue)) with { Facts = Lists(Account with { Name = "새 이름" }) };

        Assert.Contains("bank.deposit.terms", Ids(renamed));
    }

    [Fact]
    public void What_was_asked_to_wait_waits()
    {
        var waiting = Bank() with { Log = AskLog.Of([new(new("bank.accounts")) { NotBefore = Now.AddMinutes(1) }]) };

        Assert.DoesNotContain("bank.accounts", Ids(waiting));
        Assert.Contains("bank.accounts", Ids(waiting with { Now = Now.AddMinutes(1) }));
    }

    [Fact]
    public void Only_what_would_be_due_counts_as_kept_back()
    {
        var until = Now.AddMinutes(1);
        var never = Bank() with { Log = AskLog.Of([new(new("bank.accounts")) { NotBefore = until }]) };
        var fresh = Known(DateTimeOffset.MinValue);
        var terms = new AskKey("bank.deposit.terms", Account.Key);

        Assert.Equal(until, CollectionPlan.KeptBackUntil(never));
        Assert.Null(CollectionPlan.KeptBackUntil(never with { Now = until }));
        Assert.Null(CollectionPlan.KeptBackUntil(fresh with { Log = fresh.Log.With(fresh.Log[terms]! with { NotBefore = until }) }));
    }

    [Fact]
    public void What_is_said_to_be_gone_is_asked_once_more_after_its_time()
    {
        var known = Known(DateTimeOffset.MinValue, TimeSpan.FromDays(10));
        var gone = known.Log[new("bank.deposit.terms", Account.Key)]! with { Gone = Fingerprint.Of(Account), GoneUntil = Now.AddMinutes(1) };
        var input = known with { Log = known.Log.With(gone) };

        Assert.DoesNotContain("bank.deposit.terms", Ids(input));
        Assert.Contains("bank.deposit.terms", Ids(input with { Now = Now.AddMinutes(1) }));
    }

    [Fact]
    public void Lines_of_a_bill_are_asked_once_and_again_only_when_the_bill_changes()
    {
        var bill = new CardBill("202602", "1", 100_000m, new DateOnly(2026, 2, 14));
        var input = Card(bill);
        Assert.Contains(CollectionPlan.Due(input), call => call.Dataset.Id == "card.bill-lines" && call.Part == "202602:1");

        var asked = input with { Log = AskLog.Of([new(new("card.bill-lines", null, "202602:1"), Now.AddDays(-300)) { Row = Fingerprint.Of(bill) }]) };
        Assert.DoesNotContain("card.bill-lines", Ids(asked));
        Assert.Contains("card.bill-lines", Ids(asked with { Facts = Facts(bill with { Amount = 1m }) }));
    }

    [Theory]
    [InlineData("2026-02-25", true)] // a Wednesday of the week before
    [InlineData("2026-02-28", true)] // its Saturday
    [InlineData("2026-03-01", false)] // the Sunday that began this week
    [InlineData("2026-03-04", false)]
    public void A_scheduled_call_is_due_once_in_a_week_from_Sunday_to_Saturday(string last, bool isDue)
    {
        var day = DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture);
        var record = new AskRecord(new("bank.accounts"), KoreanTime.StartOf(day)) { ScheduledWeek = Cycle.WeekOf(KoreanTime.StartOf(day)) };

        Assert.Equal(isDue, Ids(Bank() with { Kind = TransferKind.Scheduled, Log = AskLog.Of([record]) }).Contains("bank.accounts"));
    }

    [Fact]
    public void Nothing_is_due_by_itself_without_scheduled_transfers() =>
        Assert.Empty(Ids(Bank() with { Kind = TransferKind.Scheduled, Terms = Terms() with { IsScheduled = false } }));

    private static PlanInput Bank() => new(new TestCatalogue().Of(Sector.Bank), Terms(), TransferKind.UserRefresh, Now);

    private static PlanInput Card(CardBill bill) => new(new TestCatalogue().Of(Sector.Card), Terms(), TransferKind.UserRefresh, Now)
    {
        Facts = Facts(bill),
    };

    private static ImmutableDictionary<FactKey, Fact> Facts(CardBill bill) =>
        ImmutableDictionary<FactKey, Fact>.Empty.Add(new(Connection, "card-bill", null, bill.Month), bill);

    private static TransferTerms Terms() => new([new("bank.deposit", [])], "purpose", new(2027, 1, 1), new(9999, 12, 31))
    {
        IsScheduled = true,
        BasicCycleWeeks = 1,
        AdditionalCycleWeeks = 1,
    };

    private static ListedAsset Listed(string number) => new(new(FakeWorld.Bank, AssetKind.Deposit, number), "통장", "1001", true);

    private static ImmutableDictionary<FactKey, Fact> Lists(params ListedAsset[] assets) =>
        ImmutableDictionary<FactKey, Fact>.Empty.Add(new(Connection, "asset-list", null, "bank.accounts"), new AssetList([.. assets]));

    /// <summary>The lists have answered, the account is known.</summary>
    private static PlanInput Settled(PlanInput input) =>
        input with { Facts = Lists(Account), Begun = Keys("bank.accounts", "bank.irp.accounts"), Done = Keys("bank.accounts", "bank.irp.accounts") };

    /// <summary>Everything answered some time ago, and the lists again in this run.</summary>
    private static PlanInput Known(DateTimeOffset changedAt, TimeSpan? age = null)
    {
        var at = Now - (age ?? TimeSpan.FromHours(1));
        var row = Fingerprint.Of(Account);
        return Settled(Bank()) with
        {
            Log = AskLog.Of(
            [
                new(new("bank.deposit.transactions", Account.Key), at) { Row = row, ChangedAt = changedAt },
                new(new("bank.deposit.balances", Account.Key), at) { Row = row },
                new(new("bank.deposit.terms", Account.Key), at) { Row = row },
            ]),
        };
    }

    /// <summary>The transactions have answered in this run too.</summary>
    private static PlanInput After(PlanInput known)
    {
        var key = new AskKey("bank.deposit.transactions", Account.Key);
        return known with { Begun = known.Begun.Append(key).ToHashSet(), Done = known.Done.Append(key).ToHashSet() };
    }

    private static ImmutableHashSet<AskKey> Keys(params string[] datasets) => [.. datasets.Select(dataset => new AskKey(dataset))];

    private static IEnumerable<AskKey> All(PlanInput input) => CollectionPlan.Due(input).Select(call => call.Key);

    private static List<string> Ids(PlanInput input) => [.. CollectionPlan.Due(input).Select(call => call.Dataset.Id).Order(StringComparer.Ordinal)];
}
