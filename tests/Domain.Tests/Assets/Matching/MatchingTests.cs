using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Tests.Assets.Views;
using static MyDataHub.Domain.Tests.Assets.Matching.MatchingTesting;

namespace MyDataHub.Domain.Tests.Assets.Matching;

/// <summary>One case per double-counting trap between accounts (reference 1.4, 2.4–2.6), each with the case beside it that must not match.</summary>
public class MatchingTests
{
    private readonly Household _household = TwoBanks();

    [Theory]
    [InlineData("10:09", FlowClass.OwnTransfer)]
    [InlineData("10:11", FlowClass.Spending)]
    public void A_transfer_between_own_accounts_links_within_ten_minutes(string arrives, FlowClass expected)
    {
        _household.Out(GaonDeposit, "2026-11-05 10:00", 300_000, "o");
        _household.In(DaonDeposit, $"2026-11-05 {arrives}", 300_000, "i");

        Assert.Equal(expected, _household.Class("o"));
    }

    [Theory]
    [InlineData(2, FlowClass.OwnTransfer, FlowClass.OwnTransfer)]
    [InlineData(1, FlowClass.Spending, FlowClass.Income)] // Two currencies for one payment: one of them came from elsewhere.
    public void Two_currencies_bought_at_one_moment_are_neither_spent_nor_earned(int paid, FlowClass expectedOut, FlowClass expectedIn)
    {
        var dollars = _household.Deposit(Household.Gaon, "11012349901", 1_000, currency: "USD");
        var yen = _household.Deposit(Household.Gaon, "11012349902", 50_000, currency: "JPY");
        _household.Out(GaonDeposit, "2026-11-09 10:50", 300_000, "o1");
        if (paid > 1)
        {
            _household.Out(GaonDeposit, "2026-11-09 10:50", 100_000, "o2");
        }

        _household.Row(_household.Make(dollars, TransactionKind.Deposit, Flow.In, "2026-11-09 10:50", 216, "i1") with { Amount = new(216.53m, new("USD")) });
        _household.Row(_household.Make(yen, TransactionKind.Deposit, Flow.In, "2026-11-09 10:50", 10_807, "i2") with { Amount = new(10_807, new("JPY")) });

        Assert.Equal((expectedOut, expectedIn, expectedIn), (_household.Class("o1"), _household.Class("i1"), _household.Class("i2")));
    }

    [Theory]
    [InlineData("05", "09:45", FlowClass.Contribution)]
    [InlineData("05", "10:45", FlowClass.Spending)] // Another moment.
    [InlineData("06", "09:45", FlowClass.Spending)] // A booked redemption takes nothing from the account.
    public void What_a_booked_fund_purchase_takes_is_put_away_and_not_spent(string type, string booked, FlowClass expected)
    {
        var fund = _household.Lists(Household.Gaon, AssetKind.Fund, "11020010001", "2001");
        _household.Out(GaonDeposit, "2026-11-16 09:40", 100_000, "o");
        _household.Row(_household.Make(fund, TransactionKind.Fund, Flow.None, $"2026-11-16 {booked}", 100_000, "f1") with { TypeCode = type });
        _household.Row(_household.Make(fund, TransactionKind.Fund, Flow.In, "2026-11-17 09:05", 100_000, "f2") with { TypeCode = "02" });

        Assert.Equal(expected, _household.Class("o"));
    }

    [Theory]
    [InlineData("가온 청년희망적금 해지", FlowClass.Withdrawal)]
    [InlineData("㈜한빛소프트", FlowClass.Income)]
    public void What_a_closed_account_pays_out_was_ones_own_and_is_no_income(string memo, FlowClass expected)
    {
        _household.Row(_household.Make(GaonDeposit, TransactionKind.Deposit, Flow.In, "2026-11-12 09:31", 3_600_000, "i") with { Memo = memo });

        Assert.Equal(expected, _household.Class("i"));
    }

    [Fact]
    public void The_customers_name_in_the_memo_links_the_same_day()
    {
        _household.Out(GaonDeposit, "2026-11-05 10:00", 300_000, "o");
        _household.Row(_household.Make(DaonDeposit, TransactionKind.Deposit, Flow.In, "2026-11-05 18:00", 300_000, "i") with { Memo = "김하늘 이체" });

        Assert.Equal(FlowClass.OwnTransfer, _household.Class("o", owner: "김하늘"));
    }

    [Fact]
    public void Two_accounts_that_fit_equally_are_not_guessed_between()
    {
        var third = _household.Deposit(Household.Daon, "22012340002", 0);
        _household.Out(GaonDeposit, "2026-11-05 10:00", 300_000, "o");
        _household.In(DaonDeposit, "2026-11-05 10:01", 300_000, "i1");
        _household.In(third, "2026-11-05 10:01", 300_000, "i2");

        Assert.Equal((FlowClass.Spending, FlowClass.Income, FlowClass.Income), (_household.Class("o"), _household.Class("i1"), _household.Class("i2")));
    }

    [Fact]
    public void Two_equal_transfers_between_the_same_accounts_both_link()
    {
        _household.Out(GaonDeposit, "2026-11-05 10:00", 300_000, "o1");
        _household.Out(GaonDeposit, "2026-11-05 10:02", 300_000, "o2");
        _household.In(DaonDeposit, "2026-11-05 10:00", 300_000, "i1");
        _household.In(DaonDeposit, "2026-11-05 10:02", 300_000, "i2");

        Assert.All(_household.Rows, row => Assert.Equal(FlowClass.OwnTransfer, _household.Class(row.Id)));
    }

    [Fact]
    public void The_customers_word_unlinks_and_links()
    {
        _household.Out(GaonDeposit, "2026-11-05 10:00", 300_000, "o");
        _household.In(DaonDeposit, "2026-11-05 10:01", 300_000, "i");
        var library = _household.Book();
        var decision = new MatchDecision(new(GaonDeposit, "o"), new(DaonDeposit, "i"), IsSame: false, ViewTesting.Now);

        library.Decide(decision);
        Assert.Equal(300_000m, library.Spent());

        library.Decide(decision with { IsSame = true, At = ViewTesting.Now.AddMinutes(1) });
        Assert.Equal(0m, library.Spent());
    }

    [Fact]
    public void A_loan_payment_is_principal_and_interest_once()
    {
        var loan = _household.Lists(Household.Gaon, AssetKind.Loan, "333310001", "3100");
        _household.Out(GaonDeposit, "2026-11-10 09:00", 506_685, "o");
        _household.Row(_household.Make(loan, TransactionKind.Loan, Flow.Out, "2026-11-10 09:00", 506_685, "l") with { Loan = new(131_685, 375_000) });

        var month = _household.View().CashFlow.Single();

        Assert.Equal((375_000m, 131_685m), (month.Spent, month.Excluded.Single(excluded => excluded.Reason == "repayment").Amount));
    }

    [Fact]
    public void A_premium_that_the_bank_tells_too_counts_once()
    {
        var policy = _household.Lists(Household.Dundun, AssetKind.Policy, "P-1", "03");
        _household.Out(GaonDeposit, "2026-11-10 09:00", 84_000, "o");
        _household.Row(policy, TransactionKind.Premium, Flow.Out, "2026-11-11", 84_000, "p");

        Assert.Equal(84_000m, _household.Book().Spent());
    }

    [Fact]
    public void A_cancelled_withdrawal_takes_its_row_with_it()
    {
        _household.Row(_household.Make(GaonDeposit, TransactionKind.Deposit, Flow.Out, "2026-11-05 12:00", 20_000, "o") with { TypeCode = "02" });
        _household.Row(_household.Make(GaonDeposit, TransactionKind.Deposit, Flow.In, "2026-11-06 12:00", 20_000, "c") with { TypeCode = "06" });

        Assert.Equal((FlowClass.Refund, FlowClass.Refund), (_household.Class("o"), _household.Class("c")));
    }

    [Fact]
    public void Money_put_into_savings_is_a_contribution()
    {
        var savings = _household.Deposit(Household.Gaon, "11012340002", 500_000, "1003");
        _household.Out(GaonDeposit, "2026-11-05 10:00", 300_000, "o");
        _household.In(savings, "2026-11-05 10:00", 300_000, "i");

        Assert.Equal((FlowClass.Contribution, FlowClass.OwnTransfer), (_household.Class("o"), _household.Class("i")));
    }
}
