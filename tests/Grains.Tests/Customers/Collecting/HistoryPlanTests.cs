using System.Collections.Immutable;
using System.Globalization;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Consents;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Tests.Customers.Collecting;

/// <summary>user-search of section 3.6, on 2026-03-04 in Seoul.</summary>
public sealed class HistoryPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 1, 0, 0, TimeSpan.Zero);
    private static readonly ConnectionId Connection = new(FakeWorld.Operator, FakeWorld.Bank);
    private static readonly ListedAsset Account = new(new(FakeWorld.Bank, AssetKind.Deposit, "110-1"), "통장", "1001", true);
    private static readonly AskKey Transactions = new("bank.deposit.transactions", Account.Key);

    [Theory]
    [InlineData("2025-03-05", "2024-09-01", "2024-09-01..2025-03-04")]
    [InlineData("2025-03-05", "2022-01-01", "2024-03-05..2025-03-04")] // twelve months a call
    [InlineData("2024-03-05", "2022-01-01", "2023-03-05..2024-03-04")] // and then those before
    [InlineData("2022-01-02", "2022-01-01", "2022-01-01..2022-01-01")]
    [InlineData("2021-05-01", "2001-01-01", "2021-03-05..2021-04-30")] // five years
    [InlineData("2022-01-01", "2022-01-01", null)]
    [InlineData("2022-01-01", "2023-01-01", null)]
    [InlineData(null, "2022-01-01", "2025-03-03..2026-03-02")] // an old record vouches for its last day only
    public void Only_the_range_before_what_is_known_is_asked(string? knownFrom, string wanted, string? expected)
    {
        var record = new AskRecord(Transactions, Now) { KnownFrom = knownFrom is null ? null : Day(knownFrom), KnownUntil = new(2026, 3, 3) };

        var period = HistoryWindow.Next(record, Day(wanted), Now);

        Assert.Equal(expected, period is { } range ? $"{range.From:yyyy-MM-dd}..{range.To:yyyy-MM-dd}" : null);
    }

    [Fact]
    public void What_was_never_collected_is_left_to_a_refresh() =>
        Assert.Null(HistoryWindow.Next(new(Transactions), new(2022, 1, 1), Now));

    [Fact]
    public void A_search_asks_the_transactions_of_its_asset_and_nothing_else()
    {
        var call = Assert.Single(CollectionPlan.Due(Input()));

        Assert.Equal(Transactions, call.Key);
        Assert.Equal(new DayRange(new(2024, 3, 5), new(2025, 3, 4)), call.Period);
    }

    [Fact]
    public void What_is_asked_for_by_the_month_is_no_history() =>
        Assert.Equal((true, false, false), (HistoryWindow.Has(TestCatalogue.Approvals), HistoryWindow.Has(TestCatalogue.Bills), HistoryWindow.Has(TestCatalogue.Balances)));

    [Fact]
    public void One_range_is_asked_at_a_time() => Assert.Empty(CollectionPlan.Due(Input() with { Begun = new HashSet<AskKey> { Transactions } }));

    [Fact]
    public void An_asset_without_consent_is_not_searched() =>
        Assert.Empty(CollectionPlan.Due(Input() with { Facts = Lists(Account with { IsConsented = false }) }));

    [Fact]
    public void A_scope_that_the_token_lacks_is_not_searched() =>
        Assert.Empty(CollectionPlan.Due(Input() with { Scopes = ["bank.list", "bank.loan"] }));

    [Fact]
    public void A_search_moves_the_oldest_known_day_and_nothing_else()
    {
        var before = Input().Log[Transactions]!;
        var call = Assert.Single(CollectionPlan.Due(Input()));

        var after = Answers.Into(before, call, new FetchOutcome.Fetched([], [], null), [], TransferKind.UserSearch, new(Now, Now));

        Assert.Equal(before with { KnownFrom = new(2024, 3, 5) }, after);
    }

    [Fact]
    public void A_search_that_fails_moves_nothing()
    {
        var before = Input().Log[Transactions]!;
        var call = Assert.Single(CollectionPlan.Due(Input()));

        Assert.Equal(before, Answers.Into(before, call, new FetchOutcome.Unavailable("50001"), [], TransferKind.UserSearch, new(Now, Now)));
    }

    private static PlanInput Input() => new(new TestCatalogue().Of(Sector.Bank), Terms(), TransferKind.UserSearch, Now)
    {
        Facts = Lists(Account, Account with { Key = Account.Key with { Number = "110-2" } }),
        Log = AskLog.Of(
        [
            Known(Transactions),
            Known(new("bank.deposit.transactions", Account.Key with { Number = "110-2" })),
            new(new("bank.deposit.balances", Account.Key), Now.AddDays(-30)),
        ]),
        History = new(Account.Key, new(2022, 1, 1)),
    };

    private static AskRecord Known(AskKey key) =>
        new(key, Now.AddDays(-1)) { KnownFrom = new(2025, 3, 5), KnownUntil = new(2026, 3, 3), Days = [new(new(2026, 3, 3), 7)], ChangedAt = Now.AddDays(-1) };

    private static TransferTerms Terms() => new([new("bank.deposit", [])], "purpose", new(2027, 1, 1), new(9999, 12, 31));

    private static ImmutableDictionary<FactKey, Fact> Lists(params ListedAsset[] assets) =>
        ImmutableDictionary<FactKey, Fact>.Empty.Add(new(Connection, "asset-list", null, "bank.accounts"), new AssetList([.. assets]));

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
