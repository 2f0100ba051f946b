using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Domain.Tests.Assets.Views;

public class UpcomingTests
{
    private readonly Household _household = new(ViewTesting.Now);

    [Theory]
    [InlineData("01", "25", "2026-11-25 2026-12-25")]
    [InlineData("01", "31", "2026-11-30 2026-12-31")]
    [InlineData("15", null, "2026-11-30 2026-12-31")]
    [InlineData("13", "32", "2026-11-23 2026-11-30 2026-12-07 2026-12-14 2026-12-21 2026-12-28 2027-01-04")]
    [InlineData("03", "25", "")]
    [InlineData("99", null, "")]
    public void Standing_orders_fall_on_the_days_that_follow_from_their_cycle(string cycle, string? day, string expected)
    {
        var account = _household.Deposit(Household.Gaon, "11012340001", 1);
        _household.Says(account, new StandingOrders([new("DAON0000", "22012340001", Money.Krw(500_000), cycle, day, null)]));

        Assert.Equal(expected, string.Join(' ', _household.View().Upcoming.Select(payment => payment.On.ToString("yyyy-MM-dd", null))));
    }

    [Fact]
    public void Claims_bills_and_premiums_come_soonest_first_with_their_account()
    {
        _household.Deposit(Household.Gaon, "11012340001", 1);
        var card = _household.Lists(Household.Hanbit, AssetKind.Card, "card-1", "01");
        _household.Says(card, new CardTerms(null, "110-1234-0001", "I01", 0, null));
        _household.Says(Household.Hanbit, null, new CardDues(false, [new(null, new(2026, 12, 14), 400_000), new(null, new(2026, 11, 14), 300_000), new(null, new(2027, 3, 14), 1)]), null, ViewTesting.Now);
        var policy = _household.Lists(Household.Dundun, AssetKind.Policy, "P-1", "03", row => row with { StatusCode = "02" });
        _household.Says(policy, new PremiumPlan("02", "1M", 240, new(2040, 1, 1), Money.Krw(84_000)) { PayDay = "05" });

        var upcoming = _household.View().Upcoming;

        Assert.Equal(["premium 12-05", "card 12-14", "premium 01-05"], upcoming.Select(payment => $"{payment.Kind} {payment.On:MM-dd}"));
        Assert.Equal("Deposit 11012340001", upcoming[1].FromAccount);
    }

    [Theory]
    [InlineData("line-1", "line-2")]
    [InlineData("line-2", "line-1")]
    public void Two_bills_of_one_day_come_in_the_same_order_whichever_arrived_first(params string[] arrived)
    {
        foreach (var line in arrived)
        {
            _household.Says(_household.Lists(Household.Moa, AssetKind.Telecom, line, "01"), new TelecomBill("202611", line == "line-1" ? 72_700 : 33_840, new(2026, 11, 23)), "202611");
        }

        Assert.Equal([72_700, 33_840], _household.View().Upcoming.Select(payment => payment.Amount.Amount));
    }

    [Fact]
    public void A_loan_without_an_honest_schedule_is_due_without_an_amount()
    {
        var loan = _household.Lists(Household.Gaon, AssetKind.Loan, "33330001", "3100");
        _household.Says(loan, new LoanTerms(new(2025, 11, 10), new(2028, 11, 10), "09") { Rate = 5m });
        _household.Says(loan, new LoanBalance(Money.Krw(5_000_000), 9_000_000, new(2026, 12, 10)));

        var due = _household.View().Upcoming.Single();

        Assert.Equal((null, FigureState.Missing, "no-schedule"), (due.Amount.Krw, due.Amount.State, due.Amount.Reason));
    }
}
