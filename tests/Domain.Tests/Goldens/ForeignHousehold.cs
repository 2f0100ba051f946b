using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Tests.Assets;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Goldens;

/// <summary>
/// Several currencies, rates of Friday 20 November on a Sunday (carried forward).
/// Assets: 900,000 + USD 1,000.50 × 1,385.5 = 1,386,192.75 → 1,386,193 + JPY 50,000 × 925.3 ÷ 100 = 462,650 + APPLE USD 1,650 ×
/// 1,385.5 = 2,286,075, in all 5,034,918. Left out: MNT 70,000 (no rate) and a share whose currency is not said.
/// Owed: USD 20 approved at 27,710 won, not yet claimed. Spent in November: 27,710 once, although approval and purchase both tell it.
/// </summary>
internal static class ForeignHousehold
{
    internal static Golden Golden()
    {
        var household = new Household(ViewTesting.Now);
        household.Deposit(Household.Gaon, "11012340001", 900_000);
        var many = household.Lists(Household.Gaon, AssetKind.Deposit, "11012340003", "1001", row => row with { IsForeign = true, Name = "외화통장" });
        household.Says(many, new DepositBalances([Row(1_000.50m, "USD"), Row(50_000, "JPY"), Row(70_000, "MNT")]));
        var broker = household.Lists(Household.Mire, AssetKind.Securities, "55500001", "101");
        household.Says(broker, new Holdings(new(2026, 11, 20),
        [
            new("APPLE", "US0378331005", "402") { Currency = new("USD"), Valuation = 1_650, Cost = 1_500, Quantity = 10 },
            new("TOYOTA", "JP3633400001", "402") { Valuation = 3_000 },
        ]));
        var card = household.Lists(Household.Hanbit, AssetKind.Card, "card-1", "01");
        Overseas(household, card, TransactionKind.CardApproval, "2026-11-03 10:00", 27_710, "a1", null);
        Overseas(household, card, TransactionKind.CardPurchase, "2026-11-06", 28_020, "p1", null);
        var rates = ViewTesting.Rates(new(2026, 11, 20), new ExchangeRate(new("USD"), 1_385.5m, 1), new ExchangeRate(new("JPY"), 925.3m, 100));
        return new(household, ViewTesting.Inputs with { Rates = rates }, "한지우", 5_034_918, 27_710, 27_710);
    }

    private static DepositBalance Row(decimal amount, string currency) => new(new(amount, new(currency)), amount, 0, null);

    private static void Overseas(Household household, AssetKey card, TransactionKind kind, string at, decimal krw, string id, string? original) =>
        household.Row(household.Make(card, kind, Flow.Out, at, 20, id) with
        {
            Amount = new(20, new("USD")),
            Merchant = "NETFLIX COM",
            Card = new(kind is TransactionKind.CardApproval ? id : "", CardStatus.Approved, true) { KrwAmount = krw, Country = "US", OriginalApproval = original },
        });
}
