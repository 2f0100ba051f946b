using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Cards;
using MyDataHub.Sandbox.Households.Driving;
using MyDataHub.Sandbox.Households.Earning;
using MyDataHub.Sandbox.Households.Insuring;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Pensions;
using MyDataHub.Sandbox.Households.Saving;
using MyDataHub.Sandbox.Households.Shopping;
using MyDataHub.Sandbox.Households.Spending;

namespace MyDataHub.Sandbox.Households.Cast;

/// <summary>
/// 최민재: a home with a mortgage, and two cars of which one is mortgaged for its loan and one has no plate yet.
/// </summary>
internal sealed class HomeOwner : ICharacter
{
    public DateOnly Begins => new(2021, 9, 1);

    public Person Describe(string ci) => new(
        ci,
        "minjae",
        "최민재",
        new DateOnly(1980, 12, 11),
        "010-3390-7725",
        "주택담보대출과 자동차 두 대. 한 대는 신차할부로 저당이 잡혀 있고, 새로 산 한 대는 아직 번호판이 없습니다.");

    public void Settle(Household home)
    {
        var gaon = home.JoinBank(Orgs.Gaon, new DateOnly(2004, 7, 19));
        var main = home.OpenDemand(gaon, "가온 급여통장", 9_200_000);
        home.Reserve = home.OpenDemand(gaon, "가온 모으기통장", 34_000_000, rate: 1.8m);

        home.Add(new Salary(main, "대한정밀㈜", 6_400_000) { Bonus = 1 });
        home.Add(new MonthlyBill(main, "푸르지오관리비", 241_000, 318_000, 25) { WinterFactor = 1.4m });
        home.Add(new MonthlyBill(main, "수원시상하수도", 21_000, 46_000, 28));
        home.Add(new OwnTransfer(home, main, home.Reserve, 500_000, 26));
        home.Add(new CashWithdrawal(main, 0.04));
        home.Add(new FamilySupport(main, "송미래", 9_000_000));
        home.Borrow(gaon, "보금자리론", "3245", 280_000_000, 3.75m, "04", 360, new(2019, 11, 15), 15, main);
        home.Borrow(gaon, "신용대출", "3100", 30_000_000, 5.4m, "02", 36, new(2025, 1, 20), 20, main, main);

        var hanbit = home.JoinCards(Orgs.Hanbit, new(2008, 8, 1), 10, main);
        var credit = home.Issue(hanbit, "한빛 드라이브", new(2020, 8, 3));
        home.Shop("groceries", credit, Merchants.Groceries, 0.35, 2);
        home.Shop("fuel", credit, Merchants.Fuel, 0.18);
        home.Shop("tolls", credit, Merchants.Mobility, 0.4);
        home.Shop("dining", credit, Merchants.Dining, 0.25, 2);
        home.Shop("school", credit, Merchants.Schooling, 0.05);
        home.Shop("durables", credit, Merchants.Durables, 0.01, instalments: 0.8);
        home.Subscribe(home.JoinTelecom(new(2006, 1, 5)), "01", new(2006, 1, 5), 75_000, main);

        Drive(home, main, credit);
        InsureHome(home, main);
    }

    private static void Drive(Household home, DepositAccount main, PaymentCard credit)
    {
        var loan = home.BorrowForCar(new(2024, 5, 20), 32_000_000, 60, 4.9m, main);
        var first = home.Drive("쏘렌토", new(2024, 5, 20), "경기도 수원시 영통구", mortgage: loan, seizures: [
            new Seizure(new(2026, 2, 11), new(2026, 12, 15), "수원시 영통구청"),
        ]);
        var second = home.Drive("그랜저", new(2026, 8, 28), "경기도 수원시 영통구", plated: false);
        home.Add(new CarInsurance(
            home.JoinInsurer(Orgs.Dndn, new(2019, 11, 14)),
            [CoverSettling.Cover(first), CoverSettling.Cover(second, byVin: true)],
            new(2024, 9, 1), 710_000, credit, main));
    }

    private static void InsureHome(Household home, DepositAccount main)
    {
        home.Relations.TryFind<PolicyHolder>(Orgs.Dndn, out var dndn);
        dndn!.Dcs.Add(home.Pension(
            new PensionTerms(
                AccountNumbers.Of(home, Orgs.Dndn, "dc", 1, 12), "대한정밀 DC형 퇴직연금", new(2021, 9, 1), 530_000, 27, null),
            (Markets.Instruments.GuaranteedDeposit, 100)));
        home.Insure(dndn, new PolicyTerms(
            home.PolicyNumber(Orgs.Dndn, "화재"), "든든 우리집 화재보험", "18", new(2019, 11, 15), new(2029, 11, 14),
            300_000_000, 18_500, "1M", 120, 25, main, "든든손해보험")
        {
            Riders = [new("건물화재", new(2029, 11, 14), 300_000_000, true), new(
                "가족일상배상책임", new(2029, 11, 14), 100_000_000, false)],
            Coverages = [new("500", "가족일상생활배상책임", 100_000_000)],
            Property = new("000000000000001", "아파트 건물", "경기도 수원시 영통구 ***"),
        });
        home.Insure(dndn, new PolicyTerms(
            home.PolicyNumber(Orgs.Dndn, "운전자"), "든든 운전자보험", "13", new(2024, 5, 20), new(2044, 5, 19),
            200_000_000, 14_900, "1M", 240, 20, main, "든든손해보험")
        {
            Riders = [new("기본계약", new(2044, 5, 19), 200_000_000, true)],
            Coverages = [new("A9607", "교통사고처리지원금", 200_000_000), new("A9605", "변호사선임비용", 50_000_000), new(
                "400", "벌금", 30_000_000)],
        });
    }
}
