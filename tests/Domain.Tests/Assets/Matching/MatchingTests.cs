using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Matching;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Assets.Matching;

/// <summary>One case per double-counting trap of the reference (1.4, 2.4–2.6), each with the case beside it that must not match.</summary>
public class MatchingTests
{
    private readonly Household _household = new(ViewTesting.Now);
    private readonly AssetKey _gaon;
    private readonly AssetKey _daon;
    private readonly AssetKey _card;
    private readonly AssetKey _check;

    public MatchingTests()
    {
        _gaon = _household.Deposit(Household.Gaon, "11012340001", 1_000_000);
        _daon = _household.Deposit(Household.Daon, "22012340001", 1_000_000);
        _card = _household.Lists(Household.Hanbit, AssetKind.Card, "card-1", "01");
        _check = _household.Lists(Household.Hanbit, AssetKind.Card, "card-2", "02");
        _household.Says(_card, new CardTerms("GAON0000", "110-1234-0001", "I01", 0, null));
        _household.Says(_check, new CardTerms("GAON0000", "110-1234-0001", "I01", 0, null));
    }

    [Theory]
    [InlineData("10:09", FlowClass.OwnTransfer)]
    [InlineData("10:11", FlowClass.Spending)]
    public void A_transfer_between_own_accounts_links_within_ten_minutes(string arrives, FlowClass expected)
    {
        Out(_gaon, "2026-11-05 10:00", 300_000, "o");
        In(_daon, $"2026-11-05 {arrives}", 300_000, "i");

        Assert.Equal(expected, Class("o"));
    }

    [Theory]
    [InlineData(2, FlowClass.OwnTransfer, FlowClass.OwnTransfer)]
    [InlineData(1, FlowClass.Spending, FlowClass.Income)] // Two currencies for one payment: one of them came from elsewhere.
    public void Two_currencies_bought_at_one_moment_are_neither_spent_nor_earned(int paid, FlowClass expectedOut, FlowClass expectedIn)
    {
        var dollars = _household.Deposit(Household.Gaon, "11012349901", 1_000, currency: "USD");
        var yen = _household.Deposit(Household.Gaon, "11012349902", 50_000, currency: "JPY");
        Out(_gaon, "2026-11-09 10:50", 300_000, "o1");
        if (paid > 1)
        {
            Out(_gaon, "2026-11-09 10:50", 100_000, "o2");
        }

        _household.Row(_household.Make(dollars, TransactionKind.Deposit, Flow.In, "2026-11-09 10:50", 216, "i1") with { Amount = new(216.53m, new("USD")) });
        _household.Row(_household.Make(yen, TransactionKind.Deposit, Flow.In, "2026-11-09 10:50", 10_807, "i2") with { Amount = new(10_807, new("JPY")) });

        Assert.Equal((expectedOut, expectedIn, expectedIn), (Class("o1"), Class("i1"), Class("i2")));
    }

    [Theory]
    [InlineData("05", "09:45", FlowClass.Contribution)]
    [InlineData("05", "10:45", FlowClass.Spending)] // Another moment.
    [InlineData("06", "09:45", FlowClass.Spending)] // A booked redemption takes nothing from the account.
    public void What_a_booked_fund_purchase_takes_is_put_away_and_not_spent(string type, string booked, FlowClass expected)
    {
        var fund = _household.Lists(Household.Gaon, AssetKind.Fund, "11020010001", "2001");
        Out(_gaon, "2026-11-16 09:40", 100_000, "o");
        _household.Row(_household.Make(fund, TransactionKind.Fund, Flow.None, $"2026-11-16 {booked}", 100_000, "f1") with { TypeCode = type });
        _household.Row(_household.Make(fund, TransactionKind.Fund, Flow.In, "2026-11-17 09:05", 100_000, "f2") with { TypeCode = "02" });

        Assert.Equal(expected, Class("o"));
    }

    [Theory]
    [InlineData("가온 청년희망적금 해지", FlowClass.Withdrawal)]
    [InlineData("㈜한빛소프트", FlowClass.Income)]
    public void What_a_closed_account_pays_out_was_ones_own_and_is_no_income(string memo, FlowClass expected)
    {
        _household.Row(_household.Make(_gaon, TransactionKind.Deposit, Flow.In, "2026-11-12 09:31", 3_600_000, "i") with { Memo = memo });

        Assert.Equal(expected, Class("i"));
    }

    [Fact]
    public void The_customers_name_in_the_memo_links_the_same_day()
    {
        Out(_gaon, "2026-11-05 10:00", 300_000, "o");
        _household.Row(_household.Make(_daon, TransactionKind.Deposit, Flow.In, "2026-11-05 18:00", 300_000, "i") with { Memo = "김하늘 이체" });

        Assert.Equal(FlowClass.OwnTransfer, Class("o", owner: "김하늘"));
    }

    [Fact]
    public void Two_accounts_that_fit_equally_are_not_guessed_between()
    {
        var third = _household.Deposit(Household.Daon, "22012340002", 0);
        Out(_gaon, "2026-11-05 10:00", 300_000, "o");
        In(_daon, "2026-11-05 10:01", 300_000, "i1");
        In(third, "2026-11-05 10:01", 300_000, "i2");

        Assert.Equal((FlowClass.Spending, FlowClass.Income, FlowClass.Income), (Class("o"), Class("i1"), Class("i2")));
    }

    [Fact]
    public void Two_equal_transfers_between_the_same_accounts_both_link()
    {
        Out(_gaon, "2026-11-05 10:00", 300_000, "o1");
        Out(_gaon, "2026-11-05 10:02", 300_000, "o2");
        In(_daon, "2026-11-05 10:00", 300_000, "i1");
        In(_daon, "2026-11-05 10:02", 300_000, "i2");

        Assert.All(_household.Rows, row => Assert.Equal(FlowClass.OwnTransfer, Class(row.Id)));
    }

    [Fact]
    public void The_customers_word_unlinks_and_links()
    {
        Out(_gaon, "2026-11-05 10:00", 300_000, "o");
        In(_daon, "2026-11-05 10:01", 300_000, "i");
        var library = _household.Book();
        var decision = new MatchDecision(new(_gaon, "o"), new(_daon, "i"), IsSame: false, ViewTesting.Now);

        library.Decide(decision);
        Assert.Equal(300_000m, Spent(library));

        library.Decide(decision with { IsSame = true, At = ViewTesting.Now.AddMinutes(1) });
        Assert.Equal(0m, Spent(library));
    }

    [Theory]
    [InlineData("2026-11-17", FlowClass.Settlement)]
    [InlineData("2026-11-18", FlowClass.Spending)]
    public void A_bill_debited_within_three_days_of_its_payment_is_no_spending(string day, FlowClass expected)
    {
        _household.Says(Household.Hanbit, null, new CardBill("202611", null, 512_300, new(2026, 11, 14)), "202611", ViewTesting.Now);
        Out(_gaon, $"{day} 06:00", 512_300, "o");

        Assert.Equal(expected, Class("o"));
    }

    [Fact]
    public void A_bill_is_never_paid_from_an_account_that_is_not_its_own()
    {
        _household.Says(Household.Hanbit, null, new CardBill("202611", null, 512_300, new(2026, 11, 14)), "202611", ViewTesting.Now);
        Out(_daon, "2026-11-14 06:00", 512_300, "o");

        Assert.Equal(FlowClass.Spending, Class("o"));
    }

    [Fact]
    public void A_check_card_purchase_and_its_debit_are_one_spending()
    {
        Approve(_check, "2026-11-05 12:00", 9_500, "a", isCredit: false);
        Out(_gaon, "2026-11-05 12:00", 9_500, "o");

        Assert.Equal((FlowClass.Spending, FlowClass.Settlement), (Class("a"), Class("o")));
        Assert.Equal(9_500m, Spent(_household.Book()));
    }

    [Fact]
    public void Charging_a_wallet_is_a_transfer_and_paying_with_it_is_spending()
    {
        var wallet = _household.Lists(Household.Moa, AssetKind.Wallet, "fob-1");
        Out(_gaon, "2026-11-05 12:00", 50_000, "o");
        _household.Row(_household.Make(wallet, TransactionKind.Wallet, Flow.In, "2026-11-05 12:01", 50_000, "c") with { TypeCode = "5102" });
        _household.Row(_household.Make(wallet, TransactionKind.Wallet, Flow.Out, "2026-11-06 12:01", 4_500, "p") with { TypeCode = "5501" });

        Assert.Equal((FlowClass.OwnTransfer, FlowClass.OwnTransfer, FlowClass.Spending), (Class("o"), Class("c"), Class("p")));
    }

    [Fact]
    public void A_wallet_payment_by_card_is_the_cards_spending_with_the_wallets_category()
    {
        var paying = _household.Lists(Household.Moa, AssetKind.PaymentAccount, "sub-1");
        Approve(_card, "2026-11-05 12:00", 31_000, "a", merchant: "네이버페이");
        _household.Row(new Transaction(paying, "p", new(2026, 11, 5, 12, 0, 30), TransactionKind.Payment, Flow.Out, Money.Krw(31_000))
        {
            TypeCode = "6101",
            CategoryCode = "K1",
            Card = new("a", CardStatus.Approved, true),
            SeenAt = ViewTesting.Now,
        });

        Assert.Equal((FlowClass.Duplicate, "dining"), (Class("p"), Reading("a").Category));
    }

    [Theory]
    [InlineData("6101", "2026-11-05 12:09", FlowClass.Duplicate)]
    [InlineData("6101", "2026-11-05 12:11", FlowClass.Spending)]
    [InlineData("6102", "2026-11-05 12:09", FlowClass.Spending)]
    public void A_wallet_payment_without_a_number_is_the_cards_only_when_it_says_card_and_moment(string type, string at, FlowClass expected)
    {
        var paying = _household.Lists(Household.Moa, AssetKind.PaymentAccount, "sub-1");
        Approve(_card, "2026-11-05 12:00", 31_000, "a");
        _household.Row(_household.Make(paying, TransactionKind.Payment, Flow.Out, at, 31_000, "p") with { TypeCode = type });

        Assert.Equal(expected, Class("p"));
    }

    [Fact]
    public void A_loan_payment_is_principal_and_interest_once()
    {
        var loan = _household.Lists(Household.Gaon, AssetKind.Loan, "333310001", "3100");
        Out(_gaon, "2026-11-10 09:00", 506_685, "o");
        _household.Row(_household.Make(loan, TransactionKind.Loan, Flow.Out, "2026-11-10 09:00", 506_685, "l") with { Loan = new(131_685, 375_000) });

        var month = _household.View().CashFlow.Single();

        Assert.Equal((375_000m, 131_685m), (month.Spent, month.Excluded.Single(excluded => excluded.Reason == "repayment").Amount));
    }

    [Fact]
    public void A_premium_that_the_bank_tells_too_counts_once()
    {
        var policy = _household.Lists(Household.Dundun, AssetKind.Policy, "P-1", "03");
        Out(_gaon, "2026-11-10 09:00", 84_000, "o");
        _household.Row(policy, TransactionKind.Premium, Flow.Out, "2026-11-11", 84_000, "p");

        Assert.Equal(84_000m, Spent(_household.Book()));
    }

    [Fact]
    public void A_correction_counts_at_its_modified_amount_and_a_cancellation_at_nothing() // TX-11
    {
        Approve(_card, "2026-11-05 12:00", 50_000, "a", CardStatus.Corrected, modified: 35_000);
        Approve(_card, "2026-11-06 12:00", 20_000, "b", CardStatus.Cancelled);

        Assert.Equal(35_000m, Spent(_household.Book()));
    }

    [Fact]
    public void A_cancelled_withdrawal_takes_its_row_with_it()
    {
        _household.Row(_household.Make(_gaon, TransactionKind.Deposit, Flow.Out, "2026-11-05 12:00", 20_000, "o") with { TypeCode = "02" });
        _household.Row(_household.Make(_gaon, TransactionKind.Deposit, Flow.In, "2026-11-06 12:00", 20_000, "c") with { TypeCode = "06" });

        Assert.Equal((FlowClass.Refund, FlowClass.Refund), (Class("o"), Class("c")));
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
        Approve(_card, "2026-11-05 12:00", 50_000, "a");
        _household.Row(new Transaction(_card, "p", new(2026, 11, 7), TransactionKind.CardPurchase, Flow.Out, Money.Krw(50_000))
        {
            Card = new("a", CardStatus.Approved, true) { OriginalApproval = "a" },
            SeenAt = ViewTesting.Now,
        });

        Assert.Equal(FlowClass.Duplicate, Class("p"));
    }

    [Fact]
    public void Money_put_into_savings_is_a_contribution()
    {
        var savings = _household.Deposit(Household.Gaon, "11012340002", 500_000, "1003");
        Out(_gaon, "2026-11-05 10:00", 300_000, "o");
        In(savings, "2026-11-05 10:00", 300_000, "i");

        Assert.Equal((FlowClass.Contribution, FlowClass.OwnTransfer), (Class("o"), Class("i")));
    }

    private void Out(AssetKey account, string at, decimal amount, string id) =>
        _household.Row(account, TransactionKind.Deposit, Flow.Out, at, amount, id);

    private void In(AssetKey account, string at, decimal amount, string id) =>
        _household.Row(account, TransactionKind.Deposit, Flow.In, at, amount, id);

    private void Approve(
        AssetKey card, string at, decimal amount, string number, CardStatus status = CardStatus.Approved, decimal? modified = null, bool isCredit = true, string merchant = "동네가게") =>
        _household.Row(new Transaction(card, number, DateTime.Parse(at, null), TransactionKind.CardApproval, Flow.Out, Money.Krw(amount))
        {
            Merchant = merchant,
            Card = new(number, status, isCredit) { ModifiedAmount = modified },
            SeenAt = ViewTesting.Now,
        });

    private Transaction Overseas(TransactionKind kind, string day, decimal krw) =>
        new(_card, kind.ToString(), DateTime.Parse(day, null), kind, Flow.Out, new(20, new("USD")))
        {
            Merchant = "STREAMING CO",
            Card = new("a", CardStatus.Approved, true) { KrwAmount = krw },
        };

    private FlowClass Class(string id, string? owner = null) => Reading(id, owner).Class;

    private Reading Reading(string id, string? owner = null)
    {
        var pass = LedgerReading.Read(LedgerGround.Of(_household.Book(owner).State), _household.Rows);
        return pass.Find(pass.Rows.Single(row => row.Id == id))!;
    }

    private static decimal Spent(Library library) => library.View().CashFlow.Sum(month => month.Spent);
}
