using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Driving;
using MyDataHub.Sandbox.Households.Earning;
using MyDataHub.Sandbox.Households.Insuring;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Pensions;
using MyDataHub.Sandbox.Households.Saving;
using MyDataHub.Sandbox.Households.Shopping;
using MyDataHub.Sandbox.Households.Spending;
using static MyDataHub.Sandbox.Households.Markets.Instruments;

namespace MyDataHub.Sandbox.Households.Cast;

/// <summary>박서연: a shopkeeper whose five years hold tens of thousands of transactions.</summary>
internal sealed class Shopkeeper : ICharacter
{
    public DateOnly Begins => new(2021, 1, 4);

    public Person Describe(string ci) => new(
        ci,
        "seoyeon",
        "박서연",
        new DateOnly(1984, 7, 23),
        "010-8812-4470",
        "카페와 온라인몰을 하는 자영업자. 카드 네 장과 지갑을 하루 수십 번 쓰고, 5년 동안 거래가 수만 건입니다.");

    public void Settle(Household home)
    {
        var gaon = home.JoinBank(Orgs.Gaon, new DateOnly(2009, 2, 2));
        var daon = home.JoinBank(Orgs.Daon, new DateOnly(2014, 9, 30));
        var business = home.OpenDemand(gaon, "가온 사업자통장", 21_000_000);
        var living = home.OpenDemand(daon, "다온 생활비통장", 6_500_000);
        home.Reserve = home.OpenDemand(daon, "다온 파킹통장", 60_000_000, rate: 2.3m);

        home.Add(new ShopSales(business, 40_000, 340_000));
        home.Add(new MonthlyBill(business, "상가임대료", 2_200_000, 2_200_000, 5));
        home.Add(new MonthlyBill(business, "알바급여 윤채원", 1_150_000, 1_420_000, 10));
        home.Add(new MonthlyBill(business, "원두공급㈜커피나무", 900_000, 1_800_000, 15));
        home.Add(new MonthlyBill(business, "한국전력공사", 210_000, 480_000, 18) { WinterFactor = 1.4m });
        home.Add(new OwnTransfer(home, business, living, 4_000_000, 1));
        home.Add(new FamilySupport(business, "이도현", 24_000_000));
        home.Add(new FamilySupport(living, "이도현", 6_000_000));
        home.Add(new CashWithdrawal(business, 0.4));
        home.Save(
            gaon, business, new TermPlan(Orgs.Gaon, "가온 사장님적금", new(2021, 2, 8), 24, 1_000_000, 1_000_000, 3.9m, 8));
        home.Borrow(
            gaon, "소상공인 정책자금", "3240", 70_000_000, 3.2m, "03", 60, new(2022, 4, 11), 11, business, business, grace: 24);
        home.Trust(gaon, "가온 일임형 ISA", "2004", new(2022, 7, 4), 500_000, business, (ModelPortfolio, 100));

        Spend(home, business, living);
        Invest(home, gaon, business, living);
    }

    private static void Spend(Household home, DepositAccount business, DepositAccount living)
    {
        var hanbit = home.JoinCards(Orgs.Hanbit, new(2011, 1, 10), 15, business);
        var supplies = home.Issue(hanbit, "한빛 사장님카드", new(2018, 5, 9), fee: 20_000);
        var family = home.Issue(hanbit, "한빛 가족카드", new(2019, 3, 2), fee: 0, family: true);
        var nuri = home.JoinCards(Orgs.Nuri, new(2013, 6, 3), 27, living);
        var daily = home.Issue(nuri, "누리 데일리", new(2016, 6, 3), brand: "I02");
        var check = home.Issue(nuri, "누리 체크", new(2016, 6, 3), "02", "D08", account: living);

        home.Shop("supplies", supplies, Merchants.Groceries, 5.2, 0.8, scale: 0.12m);
        home.Shop("wholesale", supplies, Merchants.Online, 3.4, 0.6, scale: 0.1m);
        home.Shop("family", family, Merchants.Living, 1.1, 2, scale: 0.15m);
        home.Shop("family meals", family, Merchants.Dining, 0.6, 2, scale: 0.3m);
        home.Shop("daily", daily, Merchants.Convenience, 3.1, scale: 0.5m);
        home.Shop("cafe", daily, Merchants.Cafes, 2.2, scale: 0.5m);
        home.Shop("mobility", daily, Merchants.Mobility, 1.6, scale: 0.3m);
        home.Shop("check", check, Merchants.Convenience, 3.3, scale: 0.4m);
        home.Shop("durables", daily, Merchants.Durables, 0.02, instalments: 0.7);
        home.Shop("school", daily, Merchants.Schooling, 0.04);
        home.Add(new Trips(daily, 10, "USD", "US", Trips.NewYork));
        home.Shop("wallet", home.OpenWallet(new(2021, 1, 20), living), Merchants.Convenience, 2.6, scale: 0.4m);
        home.Shop("paid", home.OpenPaid(new(2021, 1, 20), daily, living), Merchants.Online, 1.4, scale: 0.2m);
        var phones = home.JoinTelecom(new(2010, 10, 10));
        home.Shop(
            "carrier", home.Subscribe(phones, "01", new(2010, 10, 10), 89_000, living), Merchants.Convenience, 0.2);
        home.Subscribe(phones, "03", new(2017, 2, 1), 41_000, business);
    }

    private static void Invest(Household home, BankCustomer gaon, DepositAccount business, DepositAccount living)
    {
        var mirae = home.JoinSecurities(new(2016, 4, 4));
        var general = home.OpenSecurities(mirae, "종합매매", "101", new(2021, 1, 4));
        home.Invest(general, business, 1_500_000, 11, Hynix, Nvidia, Samsung, Vanguard, TreasuryBond, Gold);
        home.Agree(new(2025, 3, 13), day => general.BorrowToBuy(day.At(10, 30), Hyundai, 3_000_000));
        gaon.Irps.Add(home.Pension(
            new PensionTerms(
                AccountNumbers.Of(home, Orgs.Gaon, "irp"), "가온 자영업자 IRP", new(2019, 5, 2), 300_000, 20, business),
            (GuaranteedDeposit, 60),
            (TargetDate, 40)));
        home.Insure(home.JoinInsurer(Orgs.Neulbom, new(2012, 8, 1)), new PolicyTerms(
            home.PolicyNumber(Orgs.Neulbom, "종신"), "늘봄 유니버셜 종신보험", "01", new(2012, 8, 20), new(2083, 8, 19),
            100_000_000, 198_000, "1M", 240, 20, living, "늘봄생명")
        {
            IsVariable = true,
            IsLoanable = true,
            Riders = [new("주계약", new(2083, 8, 19), 100_000_000, true), new(
                "재해상해특약", new(2064, 8, 19), 50_000_000, false)],
            Coverages = [new("A1100", "일반사망", 100_000_000), new("A1300", "재해사망", 50_000_000)],
        });
        var dndn = home.JoinInsurer(Orgs.Dndn, new(2020, 5, 1));
        var husbands = new Car(
            CarModel.All[2], "214러7718", Vin.Of(CarModel.All[2], new(2022, 10, 4), home.Dice("husband")),
            new(2022, 10, 4))
        {
            Owner = "이도현",
            Address = "경기도 성남시 분당구 ***",
        };
        dndn.InsuredCars.Add(new CarPolicy(
            AccountNumbers.Of(home, Orgs.Dndn, "husband", 1, 13), new(2026, 10, 4), [(
                CoverSettling.Cover(husbands), 802_000)])
        {
            PayMethod = "02",
        });
        home.Add(new CarInsurance(
            dndn,
            [CoverSettling.Cover(home.Drive("모닝", new(2019, 5, 14), "경기도 성남시 분당구"))],
            new(2021, 5, 14), 420_000, null, living));
    }
}
