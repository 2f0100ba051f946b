using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Earning;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Pensions;
using MyDataHub.Sandbox.Households.Saving;
using MyDataHub.Sandbox.Households.Shopping;
using MyDataHub.Sandbox.Households.Spending;
using static MyDataHub.Sandbox.Households.Markets.Instruments;

namespace MyDataHub.Sandbox.Households.Cast;

/// <summary>한지우: money in four currencies, one of which has no rate.</summary>
internal sealed class Cosmopolitan : ICharacter
{
    public DateOnly Begins => new(2022, 6, 1);

    public Person Describe(string ci) => new(
        ci,
        "jiwoo",
        "한지우",
        new DateOnly(1987, 6, 6),
        "010-9902-3316",
        "달러·엔 외화예금과 해외주식을 가진 무역회사 직원. 고시 환율이 없는 베트남 동도 있어 합계에서 빠집니다.");

    public void Settle(Household home)
    {
        var gaon = home.JoinBank(Orgs.Gaon, new DateOnly(2011, 11, 11));
        var main = home.OpenDemand(gaon, "가온 주거래통장", 5_100_000);
        home.Reserve = home.OpenDemand(gaon, "가온 입출금우대", 15_000_000, rate: 1.6m);
        var foreign = home.OpenForeign(gaon, "가온 다통화 외화예금", 1.25m, ("USD", 4_200.55m), ("JPY", 310_000));
        home.OpenForeign(gaon, "가온 특수외화예금", 0.1m, ("VND", 25_400_000));

        home.Add(new Salary(main, "㈜동방무역", 5_050_000) { Bonus = 0.8m });
        home.Add(new FamilySupport(main, "NGUYEN THI HOA", 6_500_000));
        home.Add(new MonthlyBill(main, "관리사무소", 142_000, 201_000, 25));
        home.Add(new MonthlyBill(main, "월세 김수현", 900_000, 900_000, 28));
        home.Add(new CurrencySaving(main, foreign, "USD", 300_000, 8));
        home.Add(new CurrencySaving(main, foreign, "JPY", 100_000, 9));
        home.Add(new OwnTransfer(home, main, home.Reserve, 200_000, 26));

        var hanbit = home.JoinCards(Orgs.Hanbit, new(2014, 4, 14), 14, main);
        var credit = home.Issue(hanbit, "한빛 트래블", new(2022, 4, 18), brand: "I02", fee: 50_000);
        home.Shop("groceries", credit, Merchants.Groceries, 0.2);
        home.Shop("dining", credit, Merchants.Dining, 0.35);
        home.Shop("cafe", credit, Merchants.Cafes, 0.5);
        home.Add(new Trips(credit, 3, "JPY", "JP", Trips.Tokyo));
        home.Add(new Trips(credit, 11, "USD", "US", Trips.NewYork));
        home.Add(new Subscription(credit, new Merchant("SPOTIFY P1F2A99", "", "J1", 0, 0), 10.99m, 3) { Abroad = ("USD", "US") });
        home.Subscribe(home.JoinTelecom(new(2015, 5, 5)), "01", new(2015, 5, 5), 85_000, main);

        gaon.Dcs.Add(home.Pension(
            new PensionTerms(
                AccountNumbers.Of(home, Orgs.Gaon, "dc", 1, 12), "동방무역 DC형 퇴직연금", new(2022, 6, 10), 420_000, 28, null),
            (GuaranteedDeposit, 50),
            (TargetDate, 50)));
        var mirae = home.JoinSecurities(new(2019, 9, 9));
        mirae.Irps.Add(home.Pension(
            new PensionTerms(
                AccountNumbers.Of(home, Orgs.Mirae, "irp", 1, 12), "미래 IRP", new(2022, 9, 1), 250_000, 19, main),
            (TigerSnp, 70),
            (BondFund, 30)));
        home.Invest(
            home.OpenSecurities(mirae, "해외주식", "102", new(2022, 6, 1)), main, 600_000, 14, Apple, Toyota, Nvidia,
            Vanguard);
        home.Invest(
            home.OpenSecurities(mirae, "중개형 ISA", "108", new(2023, 1, 3)), main, 200_000, 15, TigerSnp, Kodex200);
    }
}
