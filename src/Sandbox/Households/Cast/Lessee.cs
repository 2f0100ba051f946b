using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Borrowing;
using MyDataHub.Sandbox.Households.Earning;
using MyDataHub.Sandbox.Households.Insuring;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Pensions;
using MyDataHub.Sandbox.Households.Saving;
using MyDataHub.Sandbox.Households.Shopping;
using MyDataHub.Sandbox.Households.Spending;

namespace MyDataHub.Sandbox.Households.Cast;

/// <summary>정유진: a public servant who drives an electric car on an operating lease.</summary>
internal sealed class Lessee : ICharacter
{
    public DateOnly Begins => new(2022, 3, 2);

    public Person Describe(string ci) => new(
        ci,
        "yujin",
        "정유진",
        new DateOnly(1990, 2, 28),
        "010-7710-6638",
        "운용리스로 전기차를 타는 직장인. 차는 자산이 아니고 리스료만 나갑니다. DB형 퇴직연금이 있지만 금액은 알 수 없습니다.");

    public void Settle(Household home)
    {
        var daon = home.JoinBank(Orgs.Daon, new DateOnly(2015, 3, 2));
        var main = home.OpenDemand(daon, "다온 급여통장", 2_900_000);
        home.Reserve = home.OpenDemand(daon, "다온 여유자금", 14_000_000, rate: 1.9m);
        daon.HasDb = true;

        home.Add(new Salary(main, "서울특별시교육청", 4_150_000, 17) { Bonus = 0.6m });
        home.Add(new MonthlyBill(main, "오피스텔관리비", 121_000, 169_000, 22));
        home.Add(new OwnTransfer(home, main, home.Reserve, 350_000, 18));
        home.Add(new FamilySupport(main, "정만호", 3_800_000));
        home.Save(daon, main, new TermPlan(Orgs.Daon, "다온 자유적금", new(2022, 4, 4), 12, 200_000, 200_000, 3.3m, 4));
        home.Borrow(daon, "버팀목 전세자금", "3270", 120_000_000, 2.4m, "01", 48, new(2024, 6, 3), 3, main);

        var lease = home.Add(new Lease(
            AccountNumbers.Of(home, Orgs.Baro, "lease", 1, 13), "바로 운용리스 EV6", new(2024, 9, 2), 48, 612_000, 5, main));
        home.JoinCapital(new(2024, 9, 2)).Leases.Add(lease);

        var nuri = home.JoinCards(Orgs.Nuri, new(2016, 1, 4), 20, main);
        var check = home.Issue(nuri, "누리 체크", new(2020, 1, 6), "02", "D08", account: main);
        var credit = home.Issue(nuri, "누리 그린카드", new(2021, 5, 6), fee: 8_000);
        home.Shop("convenience", check, Merchants.Convenience, 0.5);
        home.Shop("cafe", check, Merchants.Cafes, 0.6);
        home.Shop("groceries", credit, Merchants.Groceries, 0.2, 2);
        home.Shop("living", credit, Merchants.Living, 0.15, instalments: 0.2);
        home.Shop("online", credit, Merchants.Online, 0.15);
        home.Add(new Commute(check));
        home.Subscribe(home.JoinTelecom(new(2018, 8, 8)), "01", new(2018, 8, 8), 55_000, main);

        var life = home.JoinInsurer(Orgs.Neulbom, new(2021, 2, 1));
        life.Irps.Add(home.Pension(
            new PensionTerms(
                AccountNumbers.Of(home, Orgs.Neulbom, "irp", 1, 13), "늘봄 IRP", new(2023, 2, 15), 100_000, 15, main),
            (Markets.Instruments.GuaranteedDeposit, 100)));
        home.Insure(life, new PolicyTerms(
            home.PolicyNumber(Orgs.Neulbom, "종합"), "늘봄 종합건강보험", "22", new(2021, 2, 10), new(2071, 2, 9),
            40_000_000, 61_500, "1M", 240, 10, main, "늘봄생명")
        {
            Riders = [new("주계약", new(2071, 2, 9), 40_000_000, true)],
            Coverages = [new("A4200", "암진단", 20_000_000), new("A4105", "허혈성심장질환진단", 10_000_000), new(
                "A6100", "질병입원일당", 30_000)],
        });
    }
}
