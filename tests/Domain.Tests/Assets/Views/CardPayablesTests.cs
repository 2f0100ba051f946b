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

    [Fact]
    public void A_purchase_that_later_bills_number_otherwise_is_one_and_two_of_a_kind_stay_two()
    {
        var household = new Household(ViewTesting.Now);
        household.Lists(Household.Hanbit, AssetKind.Card, "card-1", "01");
        household.Says(Household.Hanbit, null, new CardDues(false, [Due()]), null, ViewTesting.Now);
        Bill("202610", 1, 66_666, "T1", "T2");
        Bill("202611", 2, 33_333, "9T", "8T");

        Assert.Equal(66_666m, household.View().Card.InstalmentsLeft);

        void Bill(string month, int part, decimal left, params string[] numbers) => household.Says(
            Household.Hanbit,
            null,
            new CardBillLines(month, null, [.. numbers.Select(number => Line(number, 33_333) with { Instalments = 3, InstalmentNumber = part, BalanceAfter = left })]),
            month,
            ViewTesting.Now);
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

    [Theory]
    [InlineData(-158_852, 2_852_519)] // Carried on by the claim, as the bill's own line says: nothing of the balance is in it.
    [InlineData(400_000, 2_452_519)] // A part of the balance that is being asked for.
    [InlineData(0, 2_852_519)]
    public void The_revolving_balance_counts_as_far_as_no_claim_contains_it(int inClaim, int expected)
    {
        var household = new Household(ViewTesting.Now);
        household.Lists(Household.Hanbit, AssetKind.Card, "card-1", "01");
        household.Says(Household.Hanbit, null, new CardDues(true, [Due() with { Amount = 500_000, Instalment = 0, Revolving = inClaim }]), null, ViewTesting.Now);
        household.Says(Household.Hanbit, null, new CardRevolving([new(null, null, null, 10, 100_000, 2_852_519)]), null, ViewTesting.Now);

        Assert.Equal(500_000m + expected, household.View().Card.Payable.Krw);
    }

    [Theory]
    [InlineData("A9", null, 40_000)] // Cancelled after it was billed: the next bill gives it back.
    [InlineData("A9", 28_000, 12_000)] // Corrected after it was billed.
    [InlineData("A8", null, 0)] // Another purchase's line is no evidence.
    public void What_was_billed_and_then_cancelled_is_no_longer_owed(string billed, int? corrected, int givenBack)
    {
        var household = Billed(Line(billed, billed == "A9" ? 40_000 : 39_000));
        household.Row(Changed(household, corrected));

        Assert.Equal(820_000m - givenBack, household.View().Card.Payable.Krw);
    }

    [Fact]
    public void What_was_cancelled_before_the_close_was_never_asked_for()
    {
        var household = Billed(Line("A8", 40_000)); // Another purchase of the same day and amount.
        var cancelled = Changed(household, null);
        household.Row(cancelled with { Card = cancelled.Card! with { ChangedAt = new(2026, 11, 11, 11, 0, 0) } });

        Assert.Equal(820_000m, household.View().Card.Payable.Krw);
    }

    [Fact]
    public void What_a_bill_has_given_back_is_not_given_back_twice()
    {
        var household = Billed(Line("A9", 40_000), Line("A9", -40_000));
        household.Row(Changed(household, null));

        Assert.Equal(820_000m, household.View().Card.Payable.Krw);
    }

    [Fact]
    public void An_instalment_purchase_that_was_taken_back_leaves_no_principal()
    {
        var household = Billed(Line("B1", 10_000) with { Instalments = 10, InstalmentNumber = 1, BalanceAfter = 90_000 }, Line("B1", -10_000));

        Assert.Equal((820_000m, 0m), (household.View().Card.Payable.Krw, household.View().Card.InstalmentsLeft));
    }

    [Theory]
    [InlineData("2026-11-14", 820_000 + 15_000)] // Purchased after the close of the 11th: the next bill has it.
    [InlineData("2026-11-11", 820_000)]
    public void A_payment_abroad_is_billed_by_the_day_of_its_purchase(string purchasedOn, int expected)
    {
        var household = Billed();
        household.Row(new Transaction(CardOne, "F1", new(2026, 11, 10, 3, 0, 0), TransactionKind.CardApproval, Flow.Out, new(10.99m, new("USD")))
        {
            Card = new("F1", CardStatus.Approved, true) { KrwAmount = 15_000, Country = "US" },
            SeenAt = ViewTesting.Now,
        });
        household.Row(new Transaction(CardOne, "P1", DateTime.Parse(purchasedOn, null), TransactionKind.CardPurchase, Flow.Out, new(10.99m, new("USD")))
        {
            Card = new("F1", CardStatus.Approved, true) { OriginalApproval = "F1", KrwAmount = 15_100 },
            SeenAt = ViewTesting.Now,
        });

        Assert.Equal(expected, household.View().Card.Payable.Krw);
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

    private static readonly AssetKey CardOne = new(Household.Hanbit, AssetKind.Card, "card-1");

    /// <summary>A claim of 820,000 on the 25th of November, and these lines in its bill.</summary>
    private static Household Billed(params BillLine[] lines)
    {
        var household = new Household(ViewTesting.Now);
        household.Lists(Household.Hanbit, AssetKind.Card, "card-1", "01");
        household.Says(Household.Hanbit, null, new CardDues(false, [Due() with { LumpSum = 820_000, Instalment = 0 }]), null, ViewTesting.Now);
        household.Says(Household.Hanbit, null, new CardBillLines("202611", null, [.. lines]), "202611", ViewTesting.Now);
        return household;
    }

    private static BillLine Line(string number, decimal amount) =>
        new("card-1", new(2026, 11, 5, 12, 0, 0), Money.Krw(amount)) { TransactionNumber = number };

    private static Transaction Changed(Household household, int? corrected) =>
        household.Make(CardOne, TransactionKind.CardApproval, Flow.Out, "2026-11-05 12:00", 40_000, "A9") with
        {
            Card = new("A9", corrected is null ? CardStatus.Cancelled : CardStatus.Corrected, true)
            {
                ModifiedAmount = corrected,
                ChangedAt = new(2026, 11, 13, 11, 0, 0),
            },
        };

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
