using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households.Borrowing;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Insuring;

/// <summary>Loans of an insurer on the wire: 보험-008…011.</summary>
internal static class PolicyLoanRows
{
    public static HeldRows List(Asked asked, PolicyHolder holder) => Answer.List(
        "loan_list",
        holder.Loans.OpenAt(asked.Now).OrderBy(loan => loan.Number, StringComparer.Ordinal).Select(loan => Of(
            ("account_num", loan.Number),
            ("prod_name", loan.Name),
            ("account_type", loan.Terms.Type),
            ("account_status", "01"))),
        holder.Loans.ChangedAt(holder.Since, asked.Now));

    public static HeldRows Basic(Loan loan) => Answer.Flat(
        Of(
            ("loan_start_date", loan.Terms.Issued),
            ("loan_exp_date", loan.Terms.Expires),
            ("repay_method", loan.Terms.Method),
            ("insu_num", loan.Terms.Policy),
            ("repay_org_code", Orgs.Inside(loan.Terms.Pays.Terms.OrgCode)),
            ("repay_account_num", loan.Terms.Pays.Number),
            ("repay_date", loan.Terms.RepayDay.AsDigits(2))),
        loan.OpenedAt);

    public static HeldRows Detail(Asked asked, Loan loan) => Answer.Flat(
        Of(
            ("currency_code", "KRW"),
            ("balance_amt", loan.BalanceAt(asked.Now)),
            ("loan_principal", loan.Terms.Principal),
            ("next_repay_date", loan.NextDue(asked.Now))),
        loan.Payments.ChangedAt(asked.Now) ?? loan.OpenedAt);

    /// <summary>Repayments only: the drawdown is not a payment.</summary>
    public static HeldRows Transactions(Asked asked, Loan loan) => Answer.List(
        "trans_list",
        loan.Payments.NewestFirst(asked.From, asked.To, asked.Now).Where(payment => payment.Type == "02").Select(payment => Of(
            ("trans_no", payment.Number.AsDigits(4)),
            ("trans_dtime", payment.At),
            ("currency_code", "KRW"),
            ("loan_paid_amt", payment.Principal),
            ("int_paid_amt", payment.Interest),
            ("int_cnt", 1),
            ("int_list", new JsonArray(Of(
                ("int_start_date", payment.InterestFrom),
                ("int_end_date", payment.InterestTo),
                ("int_rate", loan.Terms.Rate),
                ("int_type", "01")))))),
        loan.Payments.ChangedAt(asked.Now) ?? loan.OpenedAt);
}
