using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Tests.Vectors;

namespace MyDataHub.Domain.Tests.Assets.Views;

public class CardPayablesTests
{
    [Fact]
    public void A_line_that_carries_the_months_part_is_the_same_purchase_all_along()
    {
        var household = new Household(ViewTesting.Now);
        var card = household.Lists(Household.Hanbit, AssetKind.Card, "card-1", "01");
        household.Says(Household.Hanbit, null, new CardDues(false, [Due() with { Amount = 33_333, LumpSum = 0, Instalment = 33_333 }]), null, ViewTesting.Now);
        Line(household, "202610", 33_334, 1, 66_666);
        Line(household, "202611", 33_333, 2, 33_333);
        household.Row(household.Make(card, TransactionKind.CardApproval, Flow.Out, "2026-09-30 18:29", 100_000, "A1") with
        {
            Card = new("A1", CardStatus.Approved, true) { Instalments = 3 },
        });

        // The second part is the claim of 25 November; one part of 33,333 is left after it, and the approval is not a new debt.
        Assert.Equal((66_666m, 33_333m), (household.View().Card.Payable.Krw, household.View().Card.InstalmentsLeft));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Claims_instalments_left_and_unbilled_approvals_add_up(int linesUpTo) // NW-3
    {
        var view = WithInstalments(linesUpTo).View();

        Assert.Equal(Vector.Expected("NW-3").GetDecimal(), view.Card.Payable.Krw);
        Assert.Equal(720_000m, view.Card.InstalmentsLeft);
    }

    [Fact]
    public void Card_loans_are_loans_and_lose_what_the_claim_contains()
    {
        var household = WithInstalments(3);
        household.Says(Household.Hanbit, null, new CardLoans([new("L1", "카드론", new(2026, 1, 5), 5_000_000, 3_000_000, 13.5m)]), "long", ViewTesting.Now);
        household.Says(Household.Hanbit, null, new CardDues(false, [Due() with { Amount = 970_000, LongLoan = 150_000 }]), null, ViewTesting.Now.AddSeconds(1));

        var view = household.View();

        Assert.Equal(3_000_000m, view.Loans.Single().Balance.Krw);
        Assert.Equal(2_850_000m, view.NetWorth.Lines.Single(line => line.Key == "card-loans").Total.Krw);
        Assert.Equal(1_653_000m + 150_000m, view.Card.Payable.Krw);
    }

    [Fact]
    public void Without_a_claim_the_payable_is_an_estimate_from_approvals()
    {
        var household = new Household(ViewTesting.Now);
        var card = household.Lists(Household.Hanbit, AssetKind.Card, "card-1", "01");
        Approve(household, card, "2026-11-05 12:00", 40_000, "A1");

        var payable = household.View().Card.Payable;

        Assert.Equal((40_000m, FigureState.Estimated, "estimated-from-approvals"), (payable.Krw, payable.State, payable.Reason));
    }

    [Fact]
    public void Check_cards_owe_nothing()
    {
        var household = new Household(ViewTesting.Now);
        var card = household.Lists(Household.Hanbit, AssetKind.Card, "card-2", "02");
        Approve(household, card, "2026-11-05 12:00", 40_000, "A1", isCredit: false);

        var view = household.View();

        Assert.Null(view.Card.Payable.Krw);
        Assert.Equal(40_000m, view.Card.SpentThisMonth.Krw);
    }

    // Due on the 25th of November, so the days of use up to the 11th are billed (base day 14).
    private static CardDue Due() => new(null, new(2026, 11, 25), 820_000) { LumpSum = 700_000, Instalment = 120_000 };

    private static Household WithInstalments(int linesUpTo)
    {
        var household = new Household(ViewTesting.Now);
        var card = household.Lists(Household.Hanbit, AssetKind.Card, "card-1", "01");

        household.Says(Household.Hanbit, null, new CardDues(false, [Due()]), null, ViewTesting.Now);
        for (var part = 1; part <= linesUpTo; part++)
        {
            var month = new Month(2026, 7 + part).ToString();
            household.Says(
                Household.Hanbit,
                null,
                new CardBillLines(month, null, [new("card-1", new(2026, 7, 20, 15, 0, 0), Money.Krw(1_200_000)) { Instalments = 10, InstalmentNumber = part, BalanceAfter = 1_200_000 - (120_000 * part) }]),
                month,
                ViewTesting.Now);
        }

        Approve(household, card, "2026-11-10 12:00", 99_000, "A0");
        Approve(household, card, "2026-11-13 12:00", 113_000, "A1");
        Approve(household, card, "2026-11-14 12:00", 30_000, "A2", status: CardStatus.Cancelled);
        return household;
    }

    private static void Line(Household household, string month, decimal part, int number, decimal left) => household.Says(
        Household.Hanbit,
        null,
        new CardBillLines(month, null, [new("card-1", new(2026, 9, 30, 18, 29, 0), Money.Krw(part)) { Instalments = 3, InstalmentNumber = number, BalanceAfter = left }]),
        month,
        ViewTesting.Now);

    private static void Approve(
        Household household, AssetKey card, string at, decimal amount, string number, bool isCredit = true, CardStatus status = CardStatus.Approved) =>
        household.Row(new Transaction(card, number, DateTime.Parse(at, null), TransactionKind.CardApproval, Flow.Out, Money.Krw(amount))
        {
            Card = new(number, status, isCredit),
            SeenAt = ViewTesting.Now,
        });
}
