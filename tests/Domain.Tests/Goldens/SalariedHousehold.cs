using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Tests.Assets;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Goldens;

/// <summary>
/// Salary, rent, a card with its bill, savings at another bank, a broker, an IRP.
/// Assets: 2,410,000 + 6,000,000 + (1,200,000 + 5,500,000) + 8,750,000 = 23,860,000. Liabilities: claim 420,000 + approvals after
/// the close of 31 October (due 14 November is past, next claim 14 December closes 30 November: none after) = 420,000.
/// Spent in November: rent 700,000 + 이마트 84,300 + 스타벅스 (corrected) 5,500 = 789,800; not the transfer, the bill, the cancelled one.
/// </summary>
internal static class SalariedHousehold
{
    internal static Golden Golden()
    {
        var household = new Household(ViewTesting.Now);
        var account = household.Deposit(Household.Gaon, "11012340001", 2_410_000);
        var savings = household.Deposit(Household.Daon, "22012340001", 6_000_000, "1003");
        household.Says(savings, new DepositTerms([new(Currency.Krw, "03", new(2025, 11, 5), new(2026, 12, 5), null, 500_000)]));
        household.Says(account, new StandingOrders([new("DAON0000", "22012340001", Money.Krw(500_000), "01", "05", "적금")]));
        Card(household);
        Broker(household);
        Rows(household, account, savings);
        return new(household, ViewTesting.Inputs, "김하늘", 23_860_000, 420_000, 789_800);
    }

    private static void Card(Household household)
    {
        var card = household.Lists(Household.Hanbit, AssetKind.Card, "card-1", "01", row => row with { Name = "한빛 데일리", MaskedNumber = "9410-****-****-1234" });
        household.Says(card, new CardTerms("GAON0000", "11012340001", "I01", 15_000, new(2023, 5, 1)));
        household.Says(Household.Hanbit, null, new CardBill("202611", null, 512_300, new(2026, 11, 14)), "202611", ViewTesting.Now);
        household.Says(Household.Hanbit, null, new CardDues(false, [new(null, new(2026, 12, 14), 420_000) { LumpSum = 420_000 }]), null, ViewTesting.Now);
        household.Says(Household.Hanbit, null, new CardPoints([new("한빛포인트", 12_345, 300)]), null, ViewTesting.Now);
        Approve(household, card, "2026-11-03 19:20", 84_300, "a1", "㈜이마트 성수점");
        household.Row(household.Make(card, TransactionKind.CardApproval, Flow.Out, "2026-11-04 08:40", 11_000, "a2") with
        {
            Merchant = "스타벅스코리아 강남점",
            Card = new("a2", CardStatus.Corrected, true) { ModifiedAmount = 5_500, ChangedAt = new(2026, 11, 5, 9, 0, 0) },
        });
        household.Row(household.Make(card, TransactionKind.CardApproval, Flow.Out, "2026-11-06 13:00", 62_000, "a3") with
        {
            Merchant = "무신사",
            Card = new("a3", CardStatus.Cancelled, true) { ChangedAt = new(2026, 11, 7, 9, 0, 0) },
        });
    }

    private static void Approve(Household household, AssetKey card, string at, decimal amount, string number, string merchant) =>
        household.Row(household.Make(card, TransactionKind.CardApproval, Flow.Out, at, amount, number) with
        {
            Merchant = merchant,
            Card = new(number, CardStatus.Approved, true),
        });

    private static void Broker(Household household)
    {
        var broker = household.Lists(Household.Mire, AssetKind.Securities, "55500001", "101");
        household.Says(broker, new SecuritiesCash(new(2026, 11, 21), [new(Currency.Krw, 1_200_000, 0, 0, 1_200_000)]));
        household.Says(broker, new Holdings(new(2026, 11, 21), [new("삼성전자", "KR7005930003", "401") { Valuation = 5_500_000, Cost = 5_000_000, Quantity = 70 }]));
        var irp = household.Lists(Household.Gaon, AssetKind.Irp, "77700001");
        household.Says(irp, new AccountValue(Currency.Krw, 8_700_000, 8_750_000) { EmployerPaid = 8_000_000 });
    }

    private static void Rows(Household household, AssetKey account, AssetKey savings)
    {
        household.Row(household.Make(account, TransactionKind.Deposit, Flow.In, "2026-11-20 09:00", 3_400_000, "t1") with { Memo = "11월 급여" });
        household.Row(household.Make(account, TransactionKind.Deposit, Flow.Out, "2026-11-01 09:00", 700_000, "t2") with { Memo = "월세" });
        household.Row(account, TransactionKind.Deposit, Flow.Out, "2026-11-05 09:00", 500_000, "t3");
        household.Row(savings, TransactionKind.Deposit, Flow.In, "2026-11-05 09:01", 500_000, "t4");
        household.Row(account, TransactionKind.Deposit, Flow.Out, "2026-11-14 06:00", 512_300, "t5");
    }
}
