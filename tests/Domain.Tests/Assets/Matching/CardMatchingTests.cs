using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Matching;
using MyDataHub.Domain.Tests.Assets.Views;
using static MyDataHub.Domain.Tests.Assets.Matching.MatchingTesting;

namespace MyDataHub.Domain.Tests.Assets.Matching;

/// <summary>One case per double-counting trap of cards, their bills and wallets (reference 1.4, 2.4–2.6), each with the case beside it that must not match.</summary>
public class CardMatchingTests
{
    private readonly Household _household = TwoBanks();

    [Theory]
    [InlineData("2026-11-17", FlowClass.Settlement)]
    [InlineData("2026-11-18", FlowClass.Spending)]
    public void A_bill_debited_within_three_days_of_its_payment_is_no_spending(string day, FlowClass expected)
    {
        _household.Says(Household.Hanbit, null, new CardBill("202611", null, 512_300, new(2026, 11, 14)), "202611", ViewTesting.Now);
        _household.Out(GaonDeposit, $"{day} 06:00", 512_300, "o");

        Assert.Equal(expected, _household.Class("o"));
    }

    [Fact]
    public void A_bill_is_never_paid_from_an_account_that_is_not_its_own()
    {
        _household.Says(Household.Hanbit, null, new CardBill("202611", null, 512_300, new(2026, 11, 14)), "202611", ViewTesting.Now);
        _household.Out(DaonDeposit, "2026-11-14 06:00", 512_300, "o");

        Assert.Equal(FlowClass.Spending, _household.Class("o"));
    }

    [Fact]
    public void A_check_card_purchase_and_its_debit_are_one_spending()
    {
        Approve(CheckCard, "2026-11-05 12:00", 9_500, "a", isCredit: false);
        _household.Out(GaonDeposit, "2026-11-05 12:00", 9_500, "o");

        Assert.Equal((FlowClass.Spending, FlowClass.Settlement), (_household.Class("a"), _household.Class("o")));
        Assert.Equal(9_500m, _household.Book().Spent());
    }

    [Fact]
    public void Charging_a_wallet_is_a_transfer_and_paying_with_it_is_spending()
    {
        var wallet = _household.Lists(Household.Moa, AssetKind.Wallet, "fob-1");
        _household.Out(GaonDeposit, "2026-11-05 12:00", 50_000, "o");
        _household.Row(_household.Make(wallet, TransactionKind.Wallet, Flow.In, "2026-11-05 12:01", 50_000, "c") with { TypeCode = "5102" });
        _household.Row(_household.Make(wallet, TransactionKind.Wallet, Flow.Out, "2026-11-06 12:01", 4_500, "p") with { TypeCode = "5501" });

        Assert.Equal((FlowClass.OwnTransfer, FlowClass.OwnTransfer, FlowClass.Spending), (_household.Class("o"), _household.Class("c"), _household.Class("p")));
    }

    [Fact]
    public void A_wallet_payment_by_card_is_the_cards_spending_with_the_wallets_category()
    {
        var paying = _household.Lists(Household.Moa, AssetKind.PaymentAccount, "sub-1");
        Approve(CreditCard, "2026-11-05 12:00", 31_000, "a", merchant: "네이버페이");
        _household.Row(new Transaction(paying, "p", new(2026, 11, 5, 12, 0, 30), TransactionKind.Payment, Flow.Out, Money.Krw(31_000))
        {
            TypeCode = "6101",
            CategoryCode = "K1",
            Card = new("a", CardStatus.Approved, true),
            SeenAt = ViewTesting.Now,
        });

        Assert.Equal((FlowClass.Duplicate, "dining"), (_household.Class("p"), _household.Reading("a").Category));
    }

    [Theory]
    [InlineData("6101", "2026-11-05 12:09", FlowClass.Duplicate)]
    [InlineData("6101", "2026-11-05 12:11", FlowClass.Spending)]
    [InlineData("6102", "2026-11-05 12:09", FlowClass.Spending)]
    public void A_wallet_payment_without_a_number_is_the_cards_only_when_it_says_card_and_moment(string type, string at, FlowClass expected)
    {
        var paying = _household.Lists(Household.Moa, AssetKind.PaymentAccount, "sub-1");
        Approve(CreditCard, "2026-11-05 12:00", 31_000, "a");
        _household.Row(_household.Make(paying, TransactionKind.Payment, Flow.Out, at, 31_000, "p") with { TypeCode = type });

        Assert.Equal(expected, _household.Class("p"));
    }

    [Fact]
    public void A_correction_counts_at_its_modified_amount_and_a_cancellation_at_nothing() // TX-11
    {
        Approve(CreditCard, "2026-11-05 12:00", 50_000, "a", CardStatus.Corrected, modified: 35_000);
        Approve(CreditCard, "2026-11-06 12:00", 20_000, "b", CardStatus.Cancelled);

        Assert.Equal(35_000m, _household.Book().Spent());
    }

    [Fact]
    public void An_overseas_purchase_matches_on_the_foreign_amount_with_drift() // TX-12
    {
        var approval = Overseas(TransactionKind.CardApproval, "2026-11-03", 27_710);

        Assert.True(CardPurchases.IsLike(approval, Overseas(TransactionKind.CardPurchase, "2026-11-06", 28_020)));
        Assert.False(CardPurchases.IsLike(approval, Overseas(TransactionKind.CardPurchase, "2026-11-06", 29_200)));
        Assert.False(CardPurchases.IsLike(approval, Overseas(TransactionKind.CardPurchase, "2026-12-04", 27_710)));
        Assert.False(CardPurchases.IsLike(approval, Overseas(TransactionKind.CardPurchase, "2026-11-06", 28_020) with { Merchant = "OTHER" }));
    }

    [Fact]
    public void A_purchase_is_known_by_its_approval_number()
    {
        Approve(CreditCard, "2026-11-05 12:00", 50_000, "a");
        Purchase(CreditCard, "p", original: "a");

        Assert.Equal(FlowClass.Duplicate, _household.Class("p"));
    }

    [Fact]
    public void An_approval_number_is_the_cards_own()
    {
        Approve(CreditCard, "2026-11-05 12:00", 50_000, "a");
        Approve(CheckCard, "2026-11-05 12:00", 50_000, "a", isCredit: false);
        Approve(CheckCard, "2026-11-05 13:00", 50_000, "b", isCredit: false);
        Purchase(CreditCard, "p", original: "a");
        Purchase(CheckCard, "q", original: "a");
        // A number of the other card, and not like any approval of its own.
        Purchase(CreditCard, "r", original: "b", merchant: "다른가게");

        Assert.Equal(FlowClass.Duplicate, _household.Class("p"));
        Assert.Equal(FlowClass.Duplicate, _household.Class("q"));
        Assert.Equal(FlowClass.Spending, _household.Class("r"));
    }

    [Fact]
    public void Of_two_purchases_without_a_number_only_as_many_repeat_an_approval_as_there_are_approvals()
    {
        Approve(CreditCard, "2026-11-05 12:00", 50_000, "a");
        Purchase(CreditCard, "p", original: null);
        Purchase(CreditCard, "q", original: null);

        Assert.Equal(FlowClass.Duplicate, _household.Class("p"));
        Assert.Equal(FlowClass.Spending, _household.Class("q"));
    }

    [Fact]
    public void Hundreds_of_equal_debits_and_purchases_of_one_moment_are_read_within_a_bound()
    {
        const int Alike = 600;
        foreach (var i in Enumerable.Range(0, Alike))
        {
            Approve(CheckCard, "2026-11-05 12:00", 1_000, $"a{i}", isCredit: false);
            _household.Out(GaonDeposit, "2026-11-05 12:00", 1_000, $"d{i}");
        }

        var pass = LedgerReading.Read(LedgerGround.Of(_household.Book().State), _household.Rows);
        var settled = pass.Of(TransactionKind.Deposit).Count(row => pass.ReadingOf(row).Rule == "check-card");

        // Each of the purchases that were looked at has a debit of its own.
        Assert.Equal((Pairing.MostCandidates + Alike - 1) / Alike, settled);
    }

    private void Purchase(AssetKey card, string id, string? original, string merchant = "동네가게") =>
        _household.Row(new Transaction(card, id, new(2026, 11, 7), TransactionKind.CardPurchase, Flow.Out, Money.Krw(50_000))
        {
            Merchant = merchant,
            Card = new(original ?? "", CardStatus.Approved, card == CreditCard) { OriginalApproval = original },
            SeenAt = ViewTesting.Now,
        });

    private void Approve(
        AssetKey card, string at, decimal amount, string number, CardStatus status = CardStatus.Approved, decimal? modified = null, bool isCredit = true, string merchant = "동네가게") =>
        _household.Row(new Transaction(card, number, DateTime.Parse(at, null), TransactionKind.CardApproval, Flow.Out, Money.Krw(amount))
        {
            Merchant = merchant,
            Card = new(number, status, isCredit) { ModifiedAmount = modified },
            SeenAt = ViewTesting.Now,
        });

    private static Transaction Overseas(TransactionKind kind, string day, decimal krw) =>
        new(CreditCard, kind.ToString(), DateTime.Parse(day, null), kind, Flow.Out, new(20, new("USD")))
        {
            Merchant = "STREAMING CO",
            Card = new("a", CardStatus.Approved, true) { KrwAmount = krw },
        };
}
