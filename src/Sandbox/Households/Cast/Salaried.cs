using MyDataHub.Sandbox.Households.Earning;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Saving;
using MyDataHub.Sandbox.Households.Spending;

namespace MyDataHub.Sandbox.Households.Cast;

/// <summary>김하늘: an employee with something of everything.</summary>
internal sealed class Salaried : ICharacter
{
    public DateOnly Begins => new(2021, 9, 1);

    public Person Describe(string ci) => new(
        ci,
        "haneul",
        "김하늘",
        new DateOnly(1989, 4, 17),
        "010-2304-1187",
        "서울의 8년 차 직장인. 급여, 전세대출, 신용·체크카드, 펀드와 해외주식, ISA·IRP, 보험, 자동차 한 대까지 모두 있습니다.");

    public void Settle(Household home)
    {
        var gaon = home.JoinBank(Orgs.Gaon, new DateOnly(2012, 3, 5));
        var daon = home.JoinBank(Orgs.Daon, new DateOnly(2018, 11, 20));
        var main = home.OpenDemand(gaon, "가온 급여통장", 3_480_000);
        var parking = home.OpenDemand(daon, "다온 세이프박스", 12_000_000, rate: 2.1m);
        home.Reserve = parking;

        home.Add(new Salary(main, "㈜한빛소프트", 3_950_000) { Bonus = 0.5m });
        home.Add(new MonthlyBill(main, "래미안관리비", 178_000, 236_000, 25) { WinterFactor = 1.3m });
        home.Add(new MonthlyBill(main, "서울도시가스", 18_000, 42_000, 20) { WinterFactor = 3 });
        home.Add(new MonthlyBill(main, "국민연금공단", 177_750, 177_750, 10));
        home.Add(new CashWithdrawal(main, 0.06));
        home.Add(new OwnTransfer(home, main, parking, 400_000, 27));
        home.Save(gaon, main, new TermPlan(Orgs.Gaon, "가온 청년희망적금", new(2021, 10, 12), 12, 300_000, 300_000, 3.6m));
        home.Save(daon, parking, new TermPlan(Orgs.Daon, "다온 정기예금", new(2022, 3, 15), 6, 5_000_000, null, 3.1m));
    }
}
