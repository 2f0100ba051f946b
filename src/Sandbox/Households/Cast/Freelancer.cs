using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Cards;
using MyDataHub.Sandbox.Households.Earning;
using MyDataHub.Sandbox.Households.Insuring;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Prepaying;
using MyDataHub.Sandbox.Households.Shopping;
using MyDataHub.Sandbox.Households.Spending;
using static MyDataHub.Sandbox.Households.Markets.Instruments;

namespace MyDataHub.Sandbox.Households.Cast;

/// <summary>이준호: a freelancer who lives with a minus account, revolving and a card loan.</summary>
internal sealed class Freelancer : ICharacter
{
    public DateOnly Begins => new(2022, 1, 3);

    public Person Describe(string ci) => new(
        ci,
        "junho",
        "이준호",
        new DateOnly(1993, 10, 2),
        "010-5541-2093",
        "월세 사는 프리랜서 개발자. 수입이 들쭉날쭉해 마이너스통장, 리볼빙, 현금서비스, 카드론을 씁니다.");

    public void Settle(Household home)
    {
        var daon = home.JoinBank(Orgs.Daon, new DateOnly(2013, 3, 4));
        var main = home.OpenDemand(daon, "다온 마이너스통장", 400_000, overdraft: new Overdraft(
            30_000_000, 6.4m, new(2021, 12, 20), new(2027, 12, 20), 16));
        var savings = home.OpenDemand(daon, "다온 비상금통장", 1_200_000, rate: 1.5m);

        home.Add(new FreelanceIncome(main, ["주식회사 비트웍스", "㈜오늘의코드", "스튜디오 여름", "메타페이지(주)"], 500_000, 2_600_000));
        home.Add(new FamilySupport(main, "이영수", -7_500_000));
        home.Add(new MonthlyBill(main, "월세 정은주", 650_000, 650_000, 5) { Channel = Channels.Mobile });
        home.Add(new MonthlyBill(main, "국민건강보험공단", 131_200, 131_200, 10));
        home.Add(new MonthlyBill(main, "한국전력공사", 21_000, 58_000, 18));
        home.Add(new CashWithdrawal(main, 0.08));

        var nuri = home.JoinCards(
            Orgs.Nuri, new(2017, 5, 2), 1, main, new Revolving(new(2023, 8, 1), new(2028, 7, 31), 10, 30, 16.8m));
        var credit = home.Issue(nuri, "누리 플래티넘", new(2017, 5, 8));
        home.BorrowByCard(nuri, new(2025, 9, 15), 5_000_000, 24);
        home.Add(new NeedsCash(nuri, 0.012));
        nuri.Prepaid.Add(home.Add(new PrepaidCard(
            "PP" + home.Dice("prepaid").Digits(14), "누리 기프트카드", new(2024, 1, 10), 30_000, main, Merchants.Cafes)));
        var hanbit = home.JoinCards(Orgs.Hanbit, new(2020, 2, 1), 5, main);
        var check = home.Issue(hanbit, "한빛 체크카드", new(2020, 2, 3), "02", "D08");

        home.Shop("groceries", credit, Merchants.Groceries, 0.15);
        home.Shop("delivery", credit, Merchants.Dining, 0.5, 1.3);
        home.Shop("cafe", credit, Merchants.Cafes, 0.7);
        home.Shop("convenience", check, Merchants.Convenience, 0.5);
        home.Shop("online", credit, Merchants.Online, 0.1, instalments: 0.2);
        home.Shop("durables", credit, Merchants.Durables, 0.005, instalments: 0.9);
        home.Add(new Subscription(credit, new Merchant("GITHUB, INC.", "", "Z1", 0, 0), 10, 6) { Abroad = ("USD", "US") });
        home.Subscribe(home.JoinTelecom(new(2019, 4, 1)), "01", new(2019, 4, 1), 45_000, main);

        var mirae = home.JoinSecurities(new(2022, 3, 2));
        home.Invest(
            home.OpenSecurities(mirae, "연금저축", "105", new(2022, 3, 2), pension: new(2048, 10, 2)), main, 150_000, 12, TargetDate, EquityFund);
        home.Insure(home.JoinInsurer(Orgs.Neulbom, new(2020, 6, 1)), new PolicyTerms(
            home.PolicyNumber(Orgs.Neulbom, "상해"), "늘봄 상해보험", "04", new(2020, 6, 15), new(2050, 6, 14),
            30_000_000, 27_800, "1M", 240, 15, savings, "늘봄생명")
        {
            Riders = [new("주계약", new(2050, 6, 14), 30_000_000, true)],
            Coverages = [new("A1300", "상해사망", 30_000_000), new("A4301", "골절진단", 300_000)],
        });
        home.Add(new Allowance(savings, "이준호", 50_000, 3));
    }
}
