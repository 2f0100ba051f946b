using System.Globalization;
using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Cards;
using MyDataHub.Sandbox.Households.Earning;
using MyDataHub.Sandbox.Households.Insuring;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Markets;
using MyDataHub.Sandbox.Households.Randomness;
using MyDataHub.Sandbox.Households.Saving;
using MyDataHub.Sandbox.Households.Shopping;
using MyDataHub.Sandbox.Households.Spending;

namespace MyDataHub.Sandbox.Households.Cast;

/// <summary>
/// One of any number of further people, put together by lot: a job, a home, habits, perhaps a car and shares.
/// </summary>
internal sealed class Neighbour : ICharacter
{
    private static readonly string[] Families = ["김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권"];
    private static readonly string[] Given =
        ["민준", "서준", "도윤", "예준", "시우", "하준", "지호", "서윤", "서연", "지우", "하윤", "민서", "하은", "지유", "윤서", "수아", "은우", "지안"];
    private static readonly string[] Employers = ["㈜한빛소프트", "대한정밀㈜", "새봄유통㈜", "누리건설㈜", "주식회사 파란", "㈜미소제약"];

    private readonly string _name;
    private readonly DateOnly _birth;
    private readonly int _index;
    private readonly decimal _income;
    private readonly string _phone;

    public Neighbour(Dice dice, int index)
    {
        _index = index;
        _name = dice.Pick(Families) + dice.Pick(Given);
        _birth = new DateOnly(dice.Between(1962, 2002), dice.Between(1, 12), dice.Between(1, 28));
        _income = dice.Amount(2_400_000, 7_200_000, 10_000);
        _phone = $"010-{dice.Digits(4)}-{dice.Digits(4)}";
        Begins = new DateOnly(dice.Between(2021, 2024), dice.Between(1, 12), 1);
    }

    public DateOnly Begins { get; }

    public Person Describe(string ci) => new(
        ci,
        "user" + _index.ToString("D5", CultureInfo.InvariantCulture),
        _name,
        _birth,
        _phone,
        string.Create(CultureInfo.InvariantCulture, $"{_birth.Year}년생 직장인. 월 소득 약 {_income / 10_000:0}만원."));

    public void Settle(Household home)
    {
        var dice = home.Dice("story");
        var first = dice.Chance(0.5) ? Orgs.Gaon : Orgs.Daon;
        var bank = home.JoinBank(first, new DateOnly(dice.Between(2005, 2020), dice.Between(1, 12), 7));
        var main = home.OpenDemand(bank, "급여통장", dice.Amount(1_000_000, 9_000_000, 10));
        home.Reserve = home.OpenDemand(bank, "저축예금", dice.Amount(5_000_000, 50_000_000, 10_000), rate: 1.5m);
        home.Add(new Salary(main, dice.Pick(Employers), _income) { Bonus = 0.5m });
        home.Add(new OwnTransfer(home, main, home.Reserve, Math.Floor(_income * 0.1m / 10_000) * 10_000, 27));
        home.Add(new MonthlyBill(main, "관리비", 110_000, 260_000, 25) { WinterFactor = 1.4m });
        home.Add(new CashWithdrawal(main, 0.05));
        home.Add(new FamilySupport(main, dice.Pick(Families) + dice.Pick(Given), Math.Floor(_income * 1.2m)));
        Live(home, dice, bank, main);
        var card = Spend(home, dice, main);
        Own(home, dice, main, card);
    }

    private void Live(Household home, Dice dice, BankCustomer bank, DepositAccount main)
    {
        switch (dice.Between(0, 3))
        {
            case 0:
                home.Add(new MonthlyBill(main, "월세", 500_000, 500_000, 5));
                break;
            case 1:
                home.Borrow(
                    bank, "전세자금대출", "3170", dice.Amount(60_000_000, 200_000_000, 10_000_000), 3.9m, "01", 48,
                    Begins.AddMonths(-6), 10, main);
                break;
            case 2:
                home.Borrow(
                    bank, "주택담보대출", "3220", dice.Amount(80_000_000, 300_000_000, 10_000_000), 4.1m, "04", 360,
                    Begins.AddMonths(-18), 15, main);
                break;
            default:
                home.Save(
                    bank, main, new TermPlan(bank.OrgCode, "정기적금", Begins.AddDays(20), 12, 200_000, 200_000, 3.4m));
                break;
        }
    }

    private PaymentCard Spend(Household home, Dice dice, DepositAccount main)
    {
        var member = home.JoinCards(
            dice.Chance(0.5) ? Orgs.Hanbit : Orgs.Nuri, Begins.AddYears(-3), dice.Pick([1, 5, 10, 14, 15, 20, 25, 27]), main);
        var credit = home.Issue(member, "신용카드", Begins.AddYears(-2));
        var check = home.Issue(member, "체크카드", Begins.AddYears(-2), "02", "D08");
        var thrift = (double)(_income / 5_000_000);
        home.Shop("groceries", credit, Merchants.Groceries, 0.15 * thrift, 2);
        home.Shop("dining", credit, Merchants.Dining, 0.25 * thrift, 1.5);
        home.Shop("cafe", check, Merchants.Cafes, 0.4);
        home.Shop("convenience", check, Merchants.Convenience, 0.4);
        home.Shop("online", credit, Merchants.Online, 0.12 * thrift, instalments: 0.15);
        home.Subscribe(home.JoinTelecom(Begins), "01", Begins, dice.Amount(33_000, 89_000, 1_000), main);
        return credit;
    }

    private void Own(Household home, Dice dice, DepositAccount main, PaymentCard card)
    {
        if (dice.Chance(0.5))
        {
            var account = home.OpenSecurities(home.JoinSecurities(Begins), "종합매매", "101", Begins);
            home.Invest(
                account, main, dice.Amount(100_000, 500_000, 50_000), 12, Instruments.Samsung, Instruments.TigerSnp,
                Instruments.Apple);
        }

        if (dice.Chance(0.6))
        {
            var bought = Begins.AddMonths(3).AddDays(9);
            var loan = home.BorrowForCar(bought, dice.Amount(10_000_000, 24_000_000, 1_000_000), 48, 5.9m, main);
            var car = home.Drive(dice.Chance(0.5) ? "아반떼" : "쏘렌토", bought, "서울특별시 강서구", mortgage: loan);
            home.Add(new CarInsurance(
                home.JoinInsurer(Orgs.Dndn, Begins), [CoverSettling.Cover(car)], bought.AddDays(1), 680_000, card, main));
        }

        home.Insure(home.JoinInsurer(Orgs.Neulbom, Begins.AddYears(-1)), new PolicyTerms(
            home.PolicyNumber(Orgs.Neulbom, "건강"), "늘봄 건강보험", "03", Begins.AddYears(-1), Begins.AddYears(29),
            30_000_000, dice.Amount(30_000, 90_000, 100), "1M", 240, 20, main, "늘봄생명")
        {
            Riders = [new("주계약", Begins.AddYears(29), 30_000_000, true)],
            Coverages = [new("A4200", "암진단", 30_000_000)],
        });
    }
}
