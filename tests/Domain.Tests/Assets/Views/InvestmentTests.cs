using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Tests.Assets.Views;

public class InvestmentTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private readonly Household _household = new(ViewTesting.Now);

    [Theory]
    [InlineData(5_000_000, 5_000_000, "cash-sweep-counted-once")]
    [InlineData(5_000_001, 5_000_000, "cash-sweep-counted-once")]
    [InlineData(5_000_002, 10_000_002, "cash-and-sweep-differ")]
    public void The_cash_of_a_cma_counts_once(int sweep, int expected, string notice)
    {
        var cma = _household.Lists(Household.Mire, AssetKind.Securities, "55500002", "104", row => row with { IsCma = true });
        _household.Says(cma, new SecuritiesCash(Today, [new(Currency.Krw, 5_000_000, 0, 0, 0)]));
        _household.Says(cma, new Holdings(Today, [new("RP 매수", null, "418") { Valuation = sweep }]));

        var view = _household.View();

        Assert.Equal(sweep == 5_000_001 ? 5_000_001m : expected, view.NetWorth.Assets.Krw);
        Assert.Contains(view.Notices, item => item.Key == notice);
    }

    [Theory]
    [InlineData(4_980_000, false)]
    [InlineData(4_940_000, true)]
    public void The_children_of_an_isa_are_detail_and_must_add_up(int child, bool isNoted)
    {
        var isa = _household.Lists(Household.Gaon, AssetKind.Trust, "44400001", "2003");
        _household.Says(isa, new AccountValue(Currency.Krw, null, 10_000_000));
        _household.Says(isa, new Holdings(null, [new("예금", null, "01") { Valuation = 5_000_000 }, new("펀드", null, "02") { Valuation = child }]));

        var view = _household.View();

        Assert.Equal(10_000_000m, view.NetWorth.Assets.Krw);
        Assert.Equal(isNoted, view.Notices.Any(notice => notice.Key == "details-do-not-add-up"));
    }

    [Fact]
    public void An_overseas_position_without_a_currency_is_missing_and_not_won()
    {
        Hold(new Holding("APPLE", "US0378331005", "402") { Valuation = 1_500 });

        var view = _household.View();

        Assert.Equal(("no-currency", "APPLE"), (view.NetWorth.LeftOut.Single().Reason, view.NetWorth.LeftOut.Single().Name));
        Assert.Equal(0m, view.NetWorth.Assets.Krw ?? 0);
    }

    [Fact]
    public void Derivatives_are_an_exposure_and_no_value()
    {
        Hold(new Holding("삼성전자", "KR7005930003", "401") { Valuation = 1_000_000 }, new("선물", null, "408") { Valuation = 80_000_000 });

        var view = _household.View();

        Assert.Equal(1_000_000m, view.NetWorth.Assets.Krw);
        Assert.Equal("exposure-not-value", view.NetWorth.LeftOut.Single().Reason);
    }

    [Fact]
    public void Gain_is_worth_less_cost_where_every_position_says_it() // IV-2: 17.3077 %
    {
        Hold(new Holding("가", "KR1", "401") { Valuation = 549_000, Cost = 468_000, Quantity = 9 });

        var item = _household.View().Investment.Items.Single();

        Assert.Equal((81_000m, 468_000m, 17.31m), (item.Gain, item.Cost!.Amount, item.Holdings[0].GainRate));
    }

    [Fact]
    public void Shares_by_class_and_currency_add_up_to_one_hundred()
    {
        var broker = Hold(new Holding("가", "KR1", "401") { Valuation = 333_333 }, new("나", "KR2", "403") { Valuation = 333_333 });
        _household.Says(broker, new SecuritiesCash(Today, [new(Currency.Krw, 333_334, 0, 0, 0)]));
        var fund = _household.Lists(Household.Gaon, AssetKind.Fund, "22200001", "2001");
        _household.Says(fund, new AccountValue(Currency.Krw, null, 77_777));

        var investment = _household.View().Investment;

        Assert.Equal((100.0m, 100.0m), (investment.ByClass.Sum(share => share.Percent), investment.ByCurrency.Sum(share => share.Percent)));
        Assert.Equal(investment.Total.Krw, investment.ByClass.Sum(share => share.Amount));
    }

    [Fact]
    public void A_defined_benefit_pension_is_held_and_its_amount_unknown()
    {
        _household.Deposit(Household.Gaon, "11012340001", 1);
        _household.Says(Household.Gaon, null, new DbPensionHeld(true), null, ViewTesting.Now);

        Assert.Equal("amount-unknown", _household.View().NetWorth.LeftOut.Single().Reason);
    }

    [Fact]
    public void Borrowing_at_the_broker_is_a_debt_beside_the_holdings()
    {
        var broker = Hold(new Holding("가", "KR1", "401") { Valuation = 9_000_000 });
        _household.Says(broker, new SecuritiesCash(Today, [new(Currency.Krw, 0, 3_000_000, 500_000, 0)]));

        var view = _household.View();

        Assert.Equal((9_000_000m, 3_500_000m, "margin"), (view.NetWorth.Assets.Krw, view.NetWorth.Liabilities.Krw, view.Loans.Single().Kind));
    }

    private AssetKey Hold(params Holding[] rows)
    {
        var broker = _household.Lists(Household.Mire, AssetKind.Securities, "55500001", "101");
        _household.Says(broker, new Holdings(Today, [.. rows]));
        return broker;
    }
}
