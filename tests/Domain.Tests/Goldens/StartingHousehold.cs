using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Tests.Assets;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Goldens;

/// <summary>
/// One account, a check card, a wallet. Assets: 81,000 + charged 15,500 = 96,500 (500 of rewards stay beside). Nothing owed.
/// Spent in November: check card 9,500 (its debit is no second one) + wallet 4,500 = 14,000. The top-up of 20,000 and the pocket
/// money of 100,000 are no spending.
/// </summary>
internal static class StartingHousehold
{
    internal static Golden Golden()
    {
        var household = new Household(ViewTesting.Now);
        var account = household.Deposit(Household.Gaon, "11012340001", 81_000);
        var card = household.Lists(Household.Hanbit, AssetKind.Card, "card-2", "02");
        household.Says(card, new CardTerms("GAON0000", "110-1234-0001", "D01", 0, null));
        var wallet = household.Lists(Household.Moa, AssetKind.Wallet, "fob-1");
        household.Says(wallet, new WalletBalance(Currency.Krw, 16_000, 15_500, 500, 15_500));
        household.Row(household.Make(account, TransactionKind.Deposit, Flow.In, "2026-11-02 09:00", 100_000, "t1") with { Memo = "용돈" });
        household.Row(account, TransactionKind.Deposit, Flow.Out, "2026-11-05 12:00", 9_500, "t2");
        household.Row(account, TransactionKind.Deposit, Flow.Out, "2026-11-06 18:00", 20_000, "t3");
        household.Row(household.Make(card, TransactionKind.CardApproval, Flow.Out, "2026-11-05 12:00", 9_500, "a1") with
        {
            Merchant = "김밥천국 홍대점",
            Card = new("a1", CardStatus.Approved, IsCredit: false),
        });
        household.Row(household.Make(wallet, TransactionKind.Wallet, Flow.In, "2026-11-06 18:00", 20_000, "c1") with { TypeCode = "5102" });
        household.Row(household.Make(wallet, TransactionKind.Wallet, Flow.Out, "2026-11-07 08:30", 4_500, "p1") with { TypeCode = "5501", Merchant = "CU 신촌점" });
        return new(household, ViewTesting.Inputs, "윤가람", 96_500, 0, 14_000);
    }
}
