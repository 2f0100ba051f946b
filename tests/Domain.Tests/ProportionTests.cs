using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Borrowing;
using MyDataHub.Domain.Assets.Driving;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Matching;
using MyDataHub.Domain.Policies;
using MyDataHub.Domain.Tests.Assets;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests;

/// <summary>Amounts as large and as small as an institution can send them, wherever two of them are multiplied or divided.</summary>
public class ProportionTests
{
    private const decimal Huge = 900_000_000_000_000_000m;
    private const decimal Tiny = 0.0000000000000000000000000001m;

    [Fact]
    public void A_proportion_is_exact() => Assert.Equal(1_385.5m, Proportion.Of(200, 692.75m, 100));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Nothing_is_in_proportion_to_nothing(int of) => Assert.Null(Proportion.Of(1, 1, of));

    [Fact]
    public void A_result_larger_than_any_amount_is_none()
    {
        Assert.Null(Proportion.Of(Huge, 100, Tiny));
        Assert.Null(Proportion.Of(-Huge, Huge, 1));
        Assert.Null(Proportion.Of(decimal.MaxValue, decimal.MaxValue, Tiny));
    }

    [Fact]
    public void A_product_that_is_no_decimal_does_not_hide_a_result_that_is_one() => Assert.Equal(Huge, Proportion.Of(Huge, Huge, Huge));

    [Fact]
    public void A_share_of_next_to_nothing_is_nothing() => Assert.Equal(0m, Proportion.Percent(Tiny, Huge));

    [Fact]
    public void A_position_that_cost_next_to_nothing_gains_without_a_rate()
    {
        var household = new Household(ViewTesting.Now);
        var trust = household.Lists(Household.Gaon, AssetKind.Trust, "44400001", "2003");
        household.Says(trust, new AccountValue(Currency.Krw, null, Huge));
        household.Says(trust, new Holdings(null, [new("예금", null, "01") { Valuation = Huge, Cost = Tiny }]));

        var holding = household.View().Investment.Items.Single().Holdings.Single();

        Assert.Equal((Huge, null), (holding.Gain, holding.GainRate));
    }

    [Fact]
    public void A_rate_at_which_an_amount_is_more_than_there_can_be_leaves_it_missing()
    {
        var household = new Household(ViewTesting.Now);
        household.Deposit(Household.Gaon, "1", 5_000_000_000, currency: "USD");
        var rates = ViewTesting.Rates(new(2026, 11, 22), new ExchangeRate(new("USD"), Huge, 1));

        var view = household.View(ViewTesting.Inputs with { Rates = rates });

        Assert.Equal("no-rate", view.NetWorth.LeftOut.Single().Reason);
    }

    [Fact]
    public void A_correction_out_of_all_proportion_stays_in_its_own_currency()
    {
        var card = new AssetKey(Household.Hanbit, AssetKind.Card, "card-1");
        var row = new Transaction(card, "a", new(2026, 11, 5), TransactionKind.CardApproval, Flow.Out, new(Tiny, new("USD")))
        {
            Card = new("a", CardStatus.Corrected, true) { ModifiedAmount = Huge, KrwAmount = Huge },
        };

        Assert.Equal(new Money(Huge, new("USD")), CardNet.Of(row));
    }

    [Theory]
    [InlineData("1000", 480)]
    [InlineData("900000000000000000", 12)]
    [InlineData("-2400", 2)]
    [InlineData("20", 3600)]
    public void A_rate_or_a_term_that_no_loan_has_gives_no_schedule(string yearlyPercent, int months) =>
        Assert.Null(LoanSchedule.Of(Huge, decimal.Parse(yearlyPercent, null) / 1200, months, "04"));

    [Fact]
    public void The_dearest_loan_of_the_longest_term_has_a_schedule() => Assert.Equal(360, LoanSchedule.Of(Huge, 0.66m / 12, 360, "04")?.Length);

    [Fact]
    public void A_quotation_older_than_the_car_is_one_of_a_new_car() => Assert.Equal(
        ValueCurve.Share(Shape, 0), ValueCurve.Share(Shape, -3_600));

    private static ValueCurveShape Shape => PolicyTable.Korea.ValueCurve.On(new(2026, 11, 22))!.Value;
}
