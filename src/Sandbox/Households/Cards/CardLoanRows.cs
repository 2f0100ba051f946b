using MyDataHub.Sandbox.Households.Borrowing;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>Loans of a card company on the wire: 카드-010…013.</summary>
internal static class CardLoanRows
{
    public static HeldRows Held(Asked asked, CardMember member) => Answer.Flat(
        Of(
            ("is_loan_short_term", member.Advances.Until(asked.Now).Any(advance => advance.BalanceAt(asked.Now) > 0)),
            ("is_loan_long_term", member.Loans.OpenAt(asked.Now).Any())),
        AdvancesChanged(member, asked.Now) is var advances && LoansChanged(member, asked.Now) is var loans
        && advances > loans ? advances : loans);

    public static HeldRows ShortTerm(Asked asked, CardMember member) => Answer.List(
        "short_term_list",
        from advance in member.Advances.Until(asked.Now)
        where advance.BalanceAt(asked.Now) > 0
        select Of(
            ("loan_dtime", advance.At),
            ("loan_amt", advance.Amount),
            ("balance_amt", advance.BalanceAt(asked.Now)),
            ("pay_due_date", advance.Due),
            ("int_rate", advance.Rate),
            ("repay_org_code", Orgs.Inside(member.Pays.Terms.OrgCode)),
            ("repay_account_num", member.Pays.Number)),
        AdvancesChanged(member, asked.Now));

    public static HeldRows LongTerm(Asked asked, CardMember member) => Answer.List(
        "long_term_list",
        member.Loans.OpenAt(asked.Now).Select(loan => Of(
            ("loan_num", loan.Number),
            ("loan_dtime", loan.OpenedAt),
            ("loan_cnt", 1),
            ("loan_type", "카드론"),
            ("loan_name", loan.Name),
            ("loan_amt", loan.Terms.Principal),
            ("int_rate", loan.Terms.Rate),
            ("exp_date", loan.Terms.Expires),
            ("balance_amt", loan.BalanceAt(asked.Now)),
            ("repay_method", loan.Terms.Method),
            ("int_amt", loan.Payments.LatestAt(asked.Now)?.Interest ?? 0),
            ("repay_org_code", Orgs.Inside(member.Pays.Terms.OrgCode)),
            ("repay_account_num", member.Pays.Number))),
        LoansChanged(member, asked.Now));

    public static HeldRows Transactions(Asked asked, Loan loan) => Answer.List(
        "trans_list",
        loan.Payments.NewestFirst(asked.From, asked.To, asked.Now).Select(payment => Of(
            ("loan_num", loan.Number),
            ("trans_dtime", payment.At),
            ("trans_no", payment.Number.AsDigits(4)),
            ("trans_type", payment.Type),
            ("currency_code", "KRW"),
            ("trans_amt", payment.Amount),
            ("balance_amt", payment.Balance),
            ("principal_amt", payment.Principal),
            ("int_amt", payment.Interest))),
        loan.Payments.ChangedAt(asked.Now) ?? loan.OpenedAt);

    private static DateTime AdvancesChanged(CardMember member, DateTime now) => member.Advances.Until(now)
        .SelectMany(advance => (IEnumerable<DateTime>)[advance.At, advance.Due.ToDateTime(CashAdvance.DebitTime)])
        .Where(moment => moment <= now)
        .Append(member.Since)
        .Max();

    private static DateTime LoansChanged(CardMember member, DateTime now) => member.Loans
        .Select(loan => loan.Payments.ChangedAt(now) ?? member.Since)
        .Append(member.Since)
        .Max();
}
