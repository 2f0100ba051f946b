using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Tests.Assets;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Goldens;

/// <summary>
/// Pensions, policies with nested covers, a policy loan, dormant money, one bank that does not answer since nine days.
/// Assets: 130,000,000 + DC 61,000,000 = 191,000,000, carried forward. Liabilities: policy loan 2,000,000. The DB pension is left out;
/// dormant 37,500 stays beside. Protected 100,000,000, excess 30,000,000. Premium a month: 90,000 + 120,000 ÷ 12 = 100,000.
/// Spent in November: 84,000 at the hospital; the pension of 1,200,000 is income.
/// </summary>
internal static class RetiredHousehold
{
    internal static Golden Golden()
    {
        var household = new Household(ViewTesting.Now);
        var account = household.Deposit(Household.Gaon, "11012340001", 130_000_000, "1002");
        var daily = household.Deposit(Household.Gaon, "11012340002", 0);
        household.Says(Household.Gaon, null, new DbPensionHeld(true), null, ViewTesting.Now);
        var dormant = household.Lists(Household.Gaon, AssetKind.Dormant, "11000000001", "10");
        household.Says(dormant, new DormantBalance(Money.Krw(37_500), new(2015, 3, 2)));
        var dc = household.Lists(Household.Mire, AssetKind.Dc, "77700009");
        household.Says(dc, new AccountValue(Currency.Krw, 60_000_000, 61_000_000) { Principal = 52_000_000, IssuedOn = new(2011, 4, 1) });
        Policies(household);
        household.Row(household.Make(daily, TransactionKind.Deposit, Flow.In, "2026-11-20 09:00", 1_200_000, "t1") with { Memo = "국민연금공단" });
        household.Row(household.Make(daily, TransactionKind.Deposit, Flow.Out, "2026-11-21 09:00", 84_000, "t2") with { Memo = "서울정형외과의원" });
        household.Says(account, new DepositTerms([new(Currency.Krw, "02", new(2025, 12, 1), new(2026, 12, 1), null, null)]));
        return new(household, ViewTesting.With("unavailable", Household.Gaon), "오세훈", 191_000_000, 2_000_000, 84_000);
    }

    private static void Policies(Household household)
    {
        var life = household.Lists(Household.Dundun, AssetKind.Policy, "LIFE-1", "01", row => row with { Name = "종신보험", StatusCode = "02" });
        household.Says(life, new PolicyTerms(new(2010, 5, 1), new(2070, 5, 1), Money.Krw(50_000_000)) { IsLoanable = true });
        household.Says(life, new PremiumPlan("02", "1M", 240, new(2030, 5, 1), Money.Krw(90_000)) { PayDay = "10", PayAccount = "11012340002" });
        household.Says(life, new Coverages([new("A1100", "1", "1", "질병사망", 50_000_000), new("A4102", "1", "2", "뇌출혈진단", 30_000_000)]));
        var health = household.Lists(Household.Dundun, AssetKind.Policy, "HLTH-1", "03", row => row with { Name = "건강보험", StatusCode = "02" });
        household.Says(health, new PremiumPlan("02", "1Y", 10, new(2031, 2, 1), Money.Krw(120_000)));
        household.Says(health, new Coverages([new("A4101", "0", "1", "뇌혈관질환진단", 10_000_000), new("A4200", "4", "2", "암진단(실효)", 20_000_000)]));
        var loan = household.Lists(Household.Dundun, AssetKind.Loan, "99900001", "3400", row => row with { Name = "보험계약대출" });
        household.Says(loan, new LoanTerms(new(2024, 1, 10), new(2034, 1, 10), "01") { Rate = 4.5m, PolicyNumber = "LIFE-1" });
        household.Says(loan, new LoanBalance(Money.Krw(2_000_000), 2_000_000, new(2026, 12, 10)));
    }
}
