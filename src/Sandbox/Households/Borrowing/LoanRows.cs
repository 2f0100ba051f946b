using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Borrowing;

/// <summary>Loans of banks (은행-008…010) and capital companies (할부금융-002…004), which share their members.</summary>
internal static class LoanRows
{
    public static HeldRows Basic(Loan loan)
    {
        var terms = loan.Terms;
        return Answer.Flat(
            Of(
                ("issue_date", terms.Issued),
                ("exp_date", terms.Expires),
                ("last_offered_rate", terms.Rate),
                ("repay_date", terms.RepayDay.AsDigits(2)),
                ("repay_method", terms.Method),
                ("repay_org_code", Orgs.Inside(terms.Pays.Terms.OrgCode)),
                ("repay_account_num", terms.Pays.Number),
                ("unredeemed_start", terms.Grace > 0 ? terms.Issued.AsMonth() : null),
                ("unredeemed_end", terms.Grace > 0 ? terms.Issued.AddMonths(terms.Grace).AsMonth() : null)),
            loan.OpenedAt);
    }

    public static HeldRows Detail(Asked asked, Loan loan) => Answer.Flat(
        Of(
            ("currency_code", "KRW"),
            ("balance_amt", loan.BalanceAt(asked.Now)),
            ("loan_principal", loan.Terms.Principal),
            ("next_repay_date", loan.NextDue(asked.Now))),
        loan.Payments.ChangedAt(asked.Now) ?? loan.OpenedAt);

    public static HeldRows Transactions(Asked asked, Loan loan) => Answer.List(
        "trans_list",
        loan.Payments.NewestFirst(asked.From, asked.To, asked.Now).Select(payment => Transaction(loan, payment)),
        loan.Payments.ChangedAt(asked.Now) ?? loan.OpenedAt);

    private static JsonObject Transaction(Loan loan, LoanPayment payment)
    {
        var interest = Interest(loan, payment);
        return Of(
            ("trans_dtime", payment.At),
            ("trans_no", payment.Number.AsDigits(4)),
            ("trans_type", payment.Type),
            ("currency_code", "KRW"),
            ("trans_amt", payment.Amount),
            ("balance_amt", payment.Balance),
            ("principal_amt", payment.Principal),
            ("int_amt", payment.Interest),
            ("int_cnt", interest.Count),
            ("int_list", interest));
    }

    private static JsonArray Interest(Loan loan, LoanPayment payment) => payment.Type == "01"
        ? []
        : new JsonArray(Of(
            ("int_start_date", payment.InterestFrom),
            ("int_end_date", payment.InterestTo),
            ("int_rate", loan.Terms.Rate),
            ("applied_int_amt", payment.Interest),
            ("int_type", "01")));
}
