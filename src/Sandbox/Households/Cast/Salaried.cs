using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Brokerage;
using MyDataHub.Sandbox.Households.Cards;
using MyDataHub.Sandbox.Households.Earning;
using MyDataHub.Sandbox.Households.Guaranteeing;
using MyDataHub.Sandbox.Households.Insuring;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Pensions;
using MyDataHub.Sandbox.Households.Prepaying;
using MyDataHub.Sandbox.Households.Saving;
using MyDataHub.Sandbox.Households.Shopping;
using MyDataHub.Sandbox.Households.Spending;
using MyDataHub.Sandbox.Households.Time;
using static MyDataHub.Sandbox.Households.Markets.Instruments;

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
        "서울의 8년 차 직장인. 급여, 전세대출, 신용·체크카드, 펀드와 해외주식, ISA·IRP, 보험, 할부로 산 자동차까지 모두 있습니다.");

    public void Settle(Household home)
    {
        var gaon = home.JoinBank(Orgs.Gaon, new DateOnly(2012, 3, 5));
        var daon = home.JoinBank(Orgs.Daon, new DateOnly(2018, 11, 20));
        var main = home.OpenDemand(gaon, "가온 급여통장", 3_480_000);
        var parking = home.OpenDemand(daon, "다온 세이프박스", 18_000_000, rate: 2.1m);
        home.Reserve = parking;

        home.Add(new Salary(main, "㈜한빛소프트", 4_650_000) { Bonus = 0.5m });
        home.Add(new MonthlyBill(main, "래미안관리비", 178_000, 236_000, 25) { WinterFactor = 1.3m });
        home.Add(new MonthlyBill(main, "서울도시가스", 18_000, 42_000, 20) { WinterFactor = 3 });
        home.Add(new CashWithdrawal(main, 0.05));
        home.Add(new FamilySupport(main, "윤지혜", 5_200_000));
        home.Add(new OwnTransfer(home, main, parking, 400_000, 27));
        home.Save(gaon, main, new TermPlan(Orgs.Gaon, "가온 청년희망적금", new(2021, 10, 12), 12, 300_000, 300_000, 3.6m));
        home.Save(daon, parking, new TermPlan(Orgs.Daon, "다온 정기예금", new(2022, 3, 15), 6, 5_000_000, null, 3.1m));
        home.Borrow(gaon, "전세자금대출", "3170", 160_000_000, 3.85m, "01", 24, new(2025, 3, 10), 10, main);
        gaon.Prepaid.Add(home.Add(new PrepaidCard(
            "PP" + home.Dice("prepaid").Digits(14), "가온 선불체크", new(2023, 4, 3), 50_000, main, Merchants.Convenience)));

        Invest(home, gaon, daon, main, parking);
        var credit = Spend(home, main, parking);
        Insure(home, main, credit);
    }

    private static void Invest(
        Household home, BankCustomer gaon, BankCustomer daon, DepositAccount main, DepositAccount parking)
    {
        home.BuyFund(gaon, EquityFund, new(2022, 5, 16), 100_000, main);
        home.Trust(
            daon, "다온 신탁형 ISA", "2003", new(2023, 2, 6), 200_000, parking, (IsaDeposit, 50), (TigerSnp, 30),
            (BondFund, 20));
        gaon.Irps.Add(home.Pension(
            new PensionTerms(
                AccountNumbers.Of(home, Orgs.Gaon, "irp"), "가온 개인형 IRP", new(2022, 1, 25), 150_000, 25, main),
            (GuaranteedDeposit, 40),
            (TargetDate, 60)));

        var mirae = home.JoinSecurities(new(2020, 8, 3));
        mirae.Dcs.Add(home.Pension(
            new PensionTerms(
                AccountNumbers.Of(home, Orgs.Mirae, "dc", 1, 12), "한빛소프트 DC형 퇴직연금", new(2021, 9, 1), 380_000, 28, null),
            (GuaranteedDeposit, 30),
            (TargetDate, 70)));
        home.Invest(
            home.OpenSecurities(mirae, "종합매매", "101", new(2021, 9, 1)), main, 350_000, 16, Samsung, Apple, Kodex200, Vanguard, Nvidia);
        var cma = home.OpenSecurities(mirae, "CMA RP", "104", new(2022, 6, 2), cma: true);
        home.Invest(cma, main, 100_000, 17);
        home.Add(new CashOrder(cma, parking, 40_000, 22));
    }

    private static PaymentCard Spend(Household home, DepositAccount main, DepositAccount parking)
    {
        var hanbit = home.JoinCards(Orgs.Hanbit, new(2015, 6, 10), 14, main);
        var credit = home.Issue(hanbit, "한빛 Daily 카드", new(2021, 3, 11));
        var check = home.Issue(hanbit, "한빛 체크카드", new(2021, 3, 11), "02", "D08");
        var nuri = home.JoinCards(Orgs.Nuri, new(2019, 1, 15), 25, parking);
        var travel = home.Issue(nuri, "누리 스카이패스", new(2019, 1, 17), brand: "I02", fee: 30_000);

        home.Shop("groceries", credit, Merchants.Groceries, 0.22, 2);
        home.Shop("cafe", check, Merchants.Cafes, 0.5);
        home.Shop("convenience", check, Merchants.Convenience, 0.35);
        home.Shop("dining", credit, Merchants.Dining, 0.3, 1.6);
        home.Shop("fuel", credit, Merchants.Fuel, 0.06);
        home.Shop("mobility", credit, Merchants.Mobility, 0.12);
        home.Shop("living", credit, Merchants.Living, 0.12, 1.5, instalments: 0.2);
        home.Shop("durables", travel, Merchants.Durables, 0.012, instalments: 0.8);
        home.Add(new Commute(credit));
        home.Add(new Trips(travel, 4, "JPY", "JP", Trips.Tokyo));
        home.Add(new Subscription(credit, new Merchant("넷플릭스서비시스코리아(유)", "165-87-00119", "J1", 0, 0), 13_500, 8)
        {
            Raised = (new(2026, 5, 1), 14_900),
        });
        home.Add(new Subscription(travel, new Merchant("OPENAI *CHATGPT SUBSCR", "", "Z1", 0, 0), 20, 19)
        {
            Abroad = ("USD", "US"),
            Since = new(2024, 2, 1),
        });

        home.Shop("wallet", home.OpenWallet(new(2021, 11, 3), main), Merchants.Convenience, 0.3);
        home.Shop(
            "online", home.OpenPaid(new(2021, 11, 3), credit, main), Merchants.Online, 0.22, 1.5, instalments: 0.1);
        var phones = home.JoinTelecom(new(2016, 2, 2));
        var mobile = home.Subscribe(phones, "01", new(2016, 2, 2), 69_000, main);
        home.Subscribe(phones, "03", new(2021, 9, 10), 33_000, main);
        home.Shop("carrier", mobile, [Merchants.Online[7], Merchants.Convenience[0]], 0.02);
        return credit;
    }

    private static void Insure(Household home, DepositAccount main, PaymentCard card)
    {
        var life = home.JoinInsurer(Orgs.Neulbom, new(2016, 7, 1));
        home.Insure(life, new PolicyTerms(
            home.PolicyNumber(Orgs.Neulbom, "건강"), "무배당 늘봄 건강보험", "03", new(2019, 5, 20), new(2069, 5, 19),
            50_000_000, 84_000, "1M", 240, 20, main, "늘봄생명")
        {
            IsRenewable = true,
            Riders =
            [
                new("주계약", new(2069, 5, 19), 50_000_000, true),
                new("암진단특약(갱신형)", new(2029, 5, 19), 30_000_000, false),
                new("뇌출혈진단특약", new(2069, 5, 19), 20_000_000, false),
            ],
            Coverages =
            [
                new("A1100", "질병사망", 20_000_000),
                new("A4200", "암진단(유사암 제외)", 30_000_000),
                new("A4102", "뇌출혈진단", 20_000_000),
                new("A4104", "급성심근경색진단", 20_000_000),
            ],
        });
        home.Insure(life, new PolicyTerms(
            home.PolicyNumber(Orgs.Neulbom, "실손"), "늘봄 실손의료비보험(4세대)", "16", new(2021, 11, 8), new(2026, 11, 7),
            50_000_000, 21_400, "1M", 60, 8, main, "늘봄생명")
        {
            IsRenewable = true,
            Riders = [new("급여 실손의료비", new(2026, 11, 7), 50_000_000, true)],
            Coverages = [new("200", "질병입원의료비", 50_000_000, 1), new("201", "질병통원의료비", 200_000, 2)],
        });

        var loan = home.BorrowForCar(new(2023, 6, 12), 21_000_000, 60, 5.2m, main);
        var car = home.Drive("아반떼", new(2023, 6, 12), "서울특별시 성동구", mortgage: loan);
        var damage = home.JoinInsurer(Orgs.Dndn, new(2023, 6, 11));
        home.Add(new CarInsurance(damage, [CoverSettling.Cover(car)], new(2023, 6, 12), 640_000, card, main));

        var surety = home.Relations.Begin(Orgs.Surety, new SuretyHolder(new DateOnly(2025, 3, 7).At(9)));
        surety.Bonds.Add(home.Add(new SuretyBond(
            AccountNumbers.Of(home, Orgs.Surety, "jeonse", 1, 13), "전세금보장신용보험",
            new(2025, 3, 7), new(2027, 3, 9), 250_000_000, 480_000, "임대인", main)));
    }
}
