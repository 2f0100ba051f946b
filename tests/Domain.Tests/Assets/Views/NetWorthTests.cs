using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Tests.Vectors;

namespace MyDataHub.Domain.Tests.Assets.Views;

public class NetWorthTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void The_whole_of_table_one_adds_up_as_computed() // NW-1
    {
        var view = TableOne().View(ViewTesting.Inputs with { Rates = Rates() });

        var expected = Vector.Expected("NW-1");
        Assert.Equal(
            (expected.GetProperty("assets").GetDecimal(), expected.GetProperty("liabilities").GetDecimal(), expected.GetProperty("net").GetDecimal()),
            (view.NetWorth.Assets.Krw, view.NetWorth.Liabilities.Krw, view.NetWorth.Net.Krw));
        var left = Assert.Single(view.NetWorth.LeftOut);
        Assert.Equal(("no-rate", 300m, "EUR"), (left.Reason, left.Amount, left.Currency));
    }

    [Fact]
    public void Every_line_institution_and_total_agree_to_the_won()
    {
        var worth = TableOne().View(ViewTesting.Inputs with { Rates = Rates() }).NetWorth;

        Assert.Equal(worth.Assets.Krw, worth.Lines.Where(line => line.Side is BalanceSide.Asset).Sum(line => line.Total.Krw));
        Assert.Equal(worth.Liabilities.Krw, worth.Lines.Where(line => line.Side is BalanceSide.Liability).Sum(line => line.Total.Krw));
        Assert.Equal(worth.Net.Krw, worth.ByInstitution.Sum(part => part.Assets - part.Liabilities));
    }

    [Fact]
    public void Yen_are_quoted_per_hundred() // NW-2
    {
        var household = new Household(ViewTesting.Now);
        household.Deposit(Household.Gaon, "11012340001", 50_000, currency: "JPY");

        var item = household.View(ViewTesting.Inputs with { Rates = Rates() }).Bank.Items.Single();

        Assert.Equal((462_650m, FigureState.Live), (item.Balance.Krw, item.Balance.State));
    }

    [Theory]
    [InlineData(0, FigureState.Live, null)]
    [InlineData(7, FigureState.CarriedForward, "rate-carried-forward")]
    [InlineData(8, FigureState.Missing, "no-rate")]
    public void A_rate_is_carried_for_seven_days_and_then_missing(int age, FigureState state, string? reason)
    {
        var household = new Household(ViewTesting.Now);
        household.Deposit(Household.Gaon, "11012340001", 1_000, currency: "USD");

        var view = household.View(ViewTesting.Inputs with { Rates = ViewTesting.Rates(Today.AddDays(-age), new ExchangeRate(new("USD"), 1_385.5m, 1)) });

        var balance = view.Bank.Items.Single().Balance;
        Assert.Equal((state, reason), (balance.State, balance.Reason));
        Assert.Equal(state is FigureState.Missing ? null : 1_385_500m, balance.Krw);
    }

    [Fact]
    public void A_jeonse_loan_without_its_deposit_is_shown_and_said() // NW-6
    {
        var household = new Household(ViewTesting.Now);
        household.Deposit(Household.Gaon, "11012340001", 3_000_000);
        Loan(household, "3170", 160_000_000);

        var view = household.View();

        Assert.Equal(Vector.Expected("NW-6").GetProperty("net").GetDecimal(), view.NetWorth.Net.Krw);
        Assert.Contains(view.Notices, notice => notice.Key == "jeonse-deposit-not-included");
    }

    [Fact]
    public void Deposits_above_the_limit_of_one_institution_are_shown() // NW-5
    {
        var household = new Household(ViewTesting.Now);
        household.Deposit(Household.Gaon, "11012340001", 100_000_000);
        household.Deposit(Household.Gaon, "11012340002", 30_000_000);
        household.Deposit(Household.Daon, "22012340001", 5_000_000);

        var protection = household.View().Bank.Protection;

        Assert.Equal([(100_000_000m, 30_000_000m), (5_000_000m, 0m)], protection.OrderByDescending(row => row.Total).Select(row => (row.Protected, row.Excess)));
    }

    [Fact]
    public void Before_september_2025_half_of_it_was_protected() => Assert.Equal(
        50_000_000m, MyDataHub.Domain.Policies.PolicyTable.Korea.DepositProtection.On(new(2025, 8, 31))!.Value);

    [Fact]
    public void A_minus_account_in_credit_is_an_asset_and_no_debt()
    {
        var household = new Household(ViewTesting.Now);
        var key = household.Lists(Household.Gaon, AssetKind.Deposit, "11012340009", "1001", row => row with { IsMinus = true });
        household.Says(key, new DepositBalances([new(Money.Krw(70_000), 10_070_000, 0, null)]));

        var view = household.View();

        Assert.Equal((70_000m, 0m), (view.NetWorth.Assets.Krw, view.NetWorth.Liabilities.Krw));
        Assert.Empty(view.Loans);
    }

    [Fact]
    public void An_institution_that_dropped_out_keeps_its_values_and_says_so()
    {
        var household = new Household(ViewTesting.Now);
        household.Deposit(Household.Gaon, "11012340001", 3_000_000);

        var worth = household.View(ViewTesting.With("unavailable", Household.Gaon)).NetWorth;

        Assert.Equal((3_000_000m, FigureState.CarriedForward, "institution-down", false), (worth.Net.Krw, worth.Net.State, worth.Net.Reason, worth.IsComplete));
    }

    [Theory]
    [InlineData(48, FigureState.Live)]
    [InlineData(49, FigureState.CarriedForward)]
    public void A_balance_older_than_two_days_is_stale(int hours, FigureState expected)
    {
        var household = new Household(ViewTesting.Now.AddHours(-hours));
        household.Deposit(Household.Gaon, "11012340001", 3_000_000);
        var inputs = ViewTesting.Inputs with { Sources = [ViewTesting.Live(Household.Gaon) with { LastSuccessAt = ViewTesting.Now.AddHours(-hours) }] };

        Assert.Equal(expected, household.View(inputs).NetWorth.Net.State);
    }

    [Fact]
    public void What_was_listed_but_not_answered_is_left_out_by_name()
    {
        var household = new Household(ViewTesting.Now);
        household.Lists(Household.Gaon, AssetKind.Deposit, "11012340001", "1001");

        var worth = household.View().NetWorth;

        Assert.Equal("not-received", Assert.Single(worth.LeftOut).Reason);
        Assert.False(worth.IsComplete);
        Assert.Null(worth.Net.Krw);
    }

    [Fact]
    public void A_closed_account_is_shown_and_not_counted()
    {
        var household = new Household(ViewTesting.Now);
        household.Deposit(Household.Gaon, "11012340001", 3_000_000);
        var library = household.Book();
        var gaon = Household.Connection(Household.Gaon);
        library.Apply(new(gaon, ViewTesting.Now, [new(new(gaon, "asset-list", null, "Deposit"), new AssetList([]), ViewTesting.Now.AddMinutes(1))], []));

        var view = library.View();

        Assert.True(view.Bank.Items.Single().IsClosed);
        Assert.Null(view.NetWorth.Net.Krw);
    }

    private static RateHistory Rates() => ViewTesting.Rates(
        Today, new ExchangeRate(new("USD"), 1_385.50m, 1), new ExchangeRate(new("JPY"), 925.30m, 100));

    private static AssetKey Loan(Household household, string type, decimal balance)
    {
        var key = household.Lists(Household.Gaon, AssetKind.Loan, $"333{type}0001", type);
        household.Says(key, new LoanBalance(Money.Krw(balance), balance, null));
        return key;
    }

    private static Household TableOne()
    {
        var household = new Household(ViewTesting.Now);
        household.Deposit(Household.Gaon, "11012340001", 3_200_000);
        household.Deposit(Household.Gaon, "11012340002", 20_000_000, "1002");
        household.Deposit(Household.Gaon, "11012340003", 1_000, currency: "USD");
        household.Deposit(Household.Gaon, "11012340004", 50_000, currency: "JPY");
        household.Deposit(Household.Gaon, "11012340005", 300, currency: "EUR");
        var broker = household.Lists(Household.Mire, AssetKind.Securities, "55500001", "101");
        household.Says(broker, new SecuritiesCash(Today, [new(Currency.Krw, 2_000_000, 3_000_000, 0, 2_000_000)]));
        household.Says(broker, new Holdings(Today, [new("삼성전자", "KR7005930003", "401") { Valuation = 15_400_000, Cost = 14_000_000 }]));
        var irp = household.Lists(Household.Gaon, AssetKind.Irp, "77700001");
        household.Says(irp, new AccountValue(Currency.Krw, 8_000_000, 8_750_000));
        var car = household.Lists(Household.Register, AssetKind.Vehicle, "KMHXX00XXXX000001");
        household.Says(car, new VehicleRegistration("KMHXX00XXXX000001", "123가4567", "아반떼"));
        household.Says(car, new VehiclePrice(Today, Currency.Krw, 12_000_000, 14_200_000));
        var carLoan = household.Lists(Household.Baro, AssetKind.Loan, "88800001", "3500");
        household.Says(carLoan, new LoanBalance(Money.Krw(6_100_000), 10_000_000, null));
        household.Lists(Household.Baro, AssetKind.Lease, "88800002", "3710");
        var minus = household.Lists(Household.Gaon, AssetKind.Deposit, "11012340009", "1001", row => row with { IsMinus = true });
        household.Says(minus, new DepositBalances([new(Money.Krw(-1_500_000), 8_500_000, 0, null)]));
        household.Says(minus, new LoanBalance(Money.Krw(1_500_000), null, null));
        household.Lists(Household.Hanbit, AssetKind.Card, "card-1", "01");
        household.Says(Household.Hanbit, null, new CardDues(false, [new(null, new(2026, 12, 14), 1_843_200) { LumpSum = 1_843_200 }]), null, ViewTesting.Now);
        var wallet = household.Lists(Household.Moa, AssetKind.Wallet, "fob-1");
        household.Says(wallet, new WalletBalance(Currency.Krw, 52_000, 50_000, 2_000, 50_000));
        return household;
    }
}
