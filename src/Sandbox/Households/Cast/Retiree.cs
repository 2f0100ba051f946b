using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Borrowing;
using MyDataHub.Sandbox.Households.Earning;
using MyDataHub.Sandbox.Households.Insuring;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Pensions;
using MyDataHub.Sandbox.Households.Saving;
using MyDataHub.Sandbox.Households.Shopping;
using MyDataHub.Sandbox.Households.Spending;
using MyDataHub.Sandbox.Households.Time;
using static MyDataHub.Sandbox.Households.Markets.Instruments;

namespace MyDataHub.Sandbox.Households.Cast;

/// <summary>오세훈: retired, living on three kinds of pension, with a policy loan and a forgotten deposit.</summary>
internal sealed class Retiree : ICharacter
{
    public DateOnly Begins => new(2021, 10, 1);

    public Person Describe(string ci) => new(
        ci,
        "sehoon",
        "오세훈",
        new DateOnly(1958, 3, 30),
        "010-2217-9054",
        "국민연금·퇴직연금(IRP)·연금보험으로 사는 은퇴자. 정기예금이 만기마다 갈아타고, 보험계약대출과 잊고 있던 휴면예금이 있습니다.");

    public void Settle(Household home)
    {
        var gaon = home.JoinBank(Orgs.Gaon, new DateOnly(1994, 5, 2));
        var daon = home.JoinBank(Orgs.Daon, new DateOnly(2003, 10, 6));
        var main = home.OpenDemand(gaon, "가온 연금통장", 12_400_000);
        home.Reserve = home.OpenDemand(daon, "다온 저축예금", 40_000_000, rate: 1.2m);

        home.Add(new Salary(main, "국민연금공단", 1_380_000, 25, Channels.Bank) { Rise = 0.023m });
        home.Add(new MonthlyBill(main, "현대아파트관리비", 198_000, 262_000, 25) { WinterFactor = 1.5m });
        home.Add(new MonthlyBill(main, "국민건강보험공단", 168_300, 168_300, 10));
        home.Add(new CashWithdrawal(main, 0.15));
        home.Add(new FamilySupport(main, "오지은", 14_000_000));
        home.Save(gaon, home.Reserve, new TermPlan(Orgs.Gaon, "가온 정기예금", new(2021, 11, 8), 12, 20_000_000, null, 3.4m));
        home.Save(daon, main, new TermPlan(Orgs.Daon, "다온 어르신예금", new(2022, 1, 17), 3, 3_000_000, null, 3.0m));
        home.Trust(gaon, "가온 연금신탁", "2002", new(2021, 10, 20), 100_000, main, (GuaranteedDeposit, 70), (BondFund, 30));
        gaon.Irps.Add(home.Pension(
            new PensionTerms(AccountNumbers.Of(home, Orgs.Gaon, "irp"), "가온 퇴직 IRP", new(2018, 4, 2), 0, 15, main)
            {
                Transferred = 148_000_000,
                Starts = new(2021, 12, 1),
                Pension = 950_000,
            },
            (GuaranteedDeposit, 80),
            (BondFund, 20)));
        gaon.Dormant.Add(new DormantDeposit(
            AccountNumbers.Of(home, Orgs.Gaon, "sleep"), "가온 보통예금(휴면)", new DateOnly(2022, 12, 30).At(9), 384_210, new(
                2022, 12, 30)));

        var hanbit = home.JoinCards(Orgs.Hanbit, new(1999, 9, 9), 25, main);
        var credit = home.Issue(hanbit, "한빛 실버카드", new(2019, 9, 9), fee: 0);
        home.Shop("groceries", credit, Merchants.Groceries, 0.25);
        home.Shop("health", credit, [Merchants.Living[3], Merchants.Living[4]], 0.12);
        home.Shop("fuel", credit, Merchants.Fuel, 0.05);
        home.Subscribe(home.JoinTelecom(new(2001, 3, 1)), "01", new(2001, 3, 1), 38_000, main);
        var car = home.Drive("E클래스 카브리올레", new(1994, 4, 8), "서울특별시 노원구");
        home.Add(new CarInsurance(
            home.JoinInsurer(Orgs.Dndn, new(2010, 4, 7)), [CoverSettling.Cover(car, ownDamage: false)], new(2022, 4, 8), 390_000, null, main));
        Insure(home, main);
    }

    private static void Insure(Household home, DepositAccount main)
    {
        var life = home.JoinInsurer(Orgs.Neulbom, new(1998, 6, 1));
        var annuity = home.Insure(life, new PolicyTerms(
            home.PolicyNumber(Orgs.Neulbom, "연금"), "늘봄 행복연금보험", "10", new(2003, 6, 9), new(2048, 6, 8),
            80_000_000, 300_000, "1M", 180, 9, main, "늘봄생명")
        {
            IsLoanable = true,
            PensionStarts = new(2023, 6, 9),
            Riders = [new("주계약", new(2048, 6, 8), 80_000_000, true)],
            Coverages = [new("A1300", "재해사망", 8_000_000)],
        });
        var loan = home.Add(new Loan(home, new LoanTerms(
            Orgs.Neulbom, AccountNumbers.Of(home, Orgs.Neulbom, "약관대출", 1, 13), "보험계약대출", "3400",
            12_000_000, 5.9m, "01", 60, new(2024, 2, 14), 14, main)
        {
            PaidTo = main,
            Policy = annuity.Number,
            Memo = "늘봄생명대출이자",
        }));
        life.Loans.Add(loan);
        var pension = home.Dice("annuity").Amount(420_000, 460_000, 1_000);
        home.Add(new Salary(main, "늘봄생명연금", pension, 9, Channels.Bank) { Rise = 0, Since = new(2023, 6, 9) });

        // His wife pays this one from an account of her own; he is the insured.
        var spouse = new Policy(home, new PolicyTerms(
            home.PolicyNumber(Orgs.Neulbom, "배우자"), "늘봄 간병보험", "06", new(2017, 3, 6), new(2047, 3, 5),
            30_000_000, 74_000, "1M", 120, 6, main, "늘봄생명")
        {
            Insured = [home.Person.Name],
            Riders = [new("주계약", new(2047, 3, 5), 30_000_000, true)],
            Coverages = [new("A4501", "장기요양1등급진단", 30_000_000), new("A8000", "간병비", 50_000)],
        });
        life.InsuredUnder.Add((spouse, "문정희"));
        life.Dormant.Add(new DormantDeposit(
            home.PolicyNumber(Orgs.Neulbom, "휴면"), "늘봄 교육보험(휴면보험금)", new DateOnly(2020, 1, 31).At(9), 127_800, new(
                2020, 1, 31)));
    }
}
