using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Tests.Assets;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Goldens;

/// <summary>A car with its loan, mortgage and policy, and a car that is only leased.</summary>
internal static class DrivingHouseholds
{
    /// <summary>
    /// Assets: 1,500,000 + car 19,800,000 = 21,300,000. Liabilities: 12,000,000 in 36 at 6 % level (365,063 a month), 12 paid by
    /// 5 November: 8,236,873 by P·((1+i)^36 − (1+i)^12)/((1+i)^36 − 1). Next payment 365,063. The car's net 11,563,127, loan to value 41.60 %.
    /// Tax 2026 as VE-2: halves 189,810; billed 189,810 + 56,940 in June and again in December. Spent: interest 42,795 of the November payment.
    /// </summary>
    internal static Golden Driver()
    {
        var household = new Household(ViewTesting.Now);
        var account = household.Deposit(Household.Gaon, "11012340001", 1_500_000);
        var car = household.Lists(Household.Register, AssetKind.Vehicle, "KMHXX00XXXX000001", "", row => row with { Name = "쏘나타" });
        household.Says(car, new VehicleRegistration("KMHXX00XXXX000001", "123가4567", "쏘나타")
        {
            TypeText = "승용 중형",
            UseText = "자가용",
            ModelYear = 2024,
            MadeIn = "202402",
            DisplacementCc = 1_998,
            Fuel = "휘발유",
            FirstRegisteredOn = new(2024, 3, 10),
            PartB = [new("1", "바로캐피탈 주식회사", 14_400_000, new(2025, 11, 6))],
        });
        household.Says(car, new VehiclePrice(new(2026, 11, 1), Currency.Krw, 18_000_000, 19_800_000));
        var loan = household.Lists(Household.Baro, AssetKind.Loan, "88800001", "3510", row => row with { Name = "오토할부" });
        household.Says(loan, new LoanTerms(new(2025, 11, 5), new(2028, 11, 5), "04") { Rate = 6m, RepayDay = "05", RepayOrg = "GAON0000", RepayAccount = "11012340001" });
        household.Says(loan, new LoanBalance(Money.Krw(8_236_873), 12_000_000, new(2026, 12, 5)));
        household.Row(account, TransactionKind.Deposit, Flow.Out, "2026-11-05 07:00", 365_063, "t1");
        household.Row(household.Make(loan, TransactionKind.Loan, Flow.Out, "2026-11-05 07:00", 365_063, "l12") with { Loan = new(322_268, 42_795) });
        Insure(household, "123가4567");
        return new(household, ViewTesting.Inputs, "최민재", 21_300_000, 8_236_873, 42_795);
    }

    /// <summary>
    /// Assets 4,000,000, nothing owed. 24 payments of 520,000 from 25 November 2026 to 25 October 2028 are 12,480,000 beside the headline.
    /// Spent in November: none yet; the newest month with rows is October with 520,000, told by bank and lessor, counted once.
    /// </summary>
    internal static Golden Lessee()
    {
        var household = new Household(ViewTesting.Now);
        var account = household.Deposit(Household.Daon, "22012340001", 4_000_000);
        var lease = household.Lists(Household.Baro, AssetKind.Lease, "88800002", "3710", row => row with { Name = "운용리스 GV70" });
        household.Says(lease, new LeaseTerms(new(2024, 10, 25), new(2028, 10, 25), "25", null, new(2026, 11, 25)) { RepayAccount = "22012340001" });
        household.Row(household.Make(account, TransactionKind.Deposit, Flow.Out, "2026-10-25 07:00", 520_000, "t1") with { Memo = "바로캐피탈" });
        household.Row(lease, TransactionKind.Lease, Flow.Out, "2026-10-25", 520_000, "p24");
        Insure(household, "77나7777");
        return new(household, ViewTesting.Inputs, "정유진", 4_000_000, 0, 520_000);
    }

    private static void Insure(Household household, string plate)
    {
        var policy = household.Lists(Household.Dundun, AssetKind.Policy, "CAR-1", "17", row => row with { Name = "개인용 자동차보험", StatusCode = "02" });
        household.Says(policy, new CarCovers([new(plate, "11", "승용", new(2025, 12, 20), new(2026, 12, 20)) { HasOwnDamage = true, AgeRider = "만30세이상", DriverRider = "부부한정" }]));
        household.Row(policy, TransactionKind.Premium, Flow.Out, "2025-12-18", 640_000, "p1");
    }
}
