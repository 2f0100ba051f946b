using MyDataHub.Sandbox.Households.Time;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>The loan side of a minus account (은행-008, 009); its transactions are those of the deposit only.</summary>
internal static class MinusRows
{
    public static HeldRows Basic(DepositAccount account)
    {
        var terms = account.Overdraft!;
        return Answer.Flat(
            Of(
                ("issue_date", terms.Agreed),
                ("exp_date", terms.Expires),
                ("last_offered_rate", terms.Rate),
                ("repay_date", terms.InterestDay.AsDigits(2)),
                ("repay_method", "08"),
                ("repay_org_code", Orgs.Inside(account.Terms.OrgCode)),
                ("repay_account_num", account.Number)),
            terms.Agreed.At(9));
    }

    /// <summary>The balance is what is drawn, never the limit; the principal is the limit agreed.</summary>
    public static HeldRows Detail(Asked asked, DepositAccount account)
    {
        var terms = account.Overdraft!;
        return Answer.Flat(
            Of(
                ("currency_code", "KRW"),
                ("balance_amt", Math.Max(0, -account.Won.BalanceAt(asked.Now))),
                ("loan_principal", terms.Limit),
                ("next_repay_date", NextInterest(asked.Today, terms.InterestDay))),
            account.Won.Postings.ChangedAt(asked.Now) ?? terms.Agreed.At(9));
    }

    private static DateOnly NextInterest(DateOnly today, int day)
    {
        var due = KoreanCalendar.DayOf(today.Year, today.Month, day);
        return (due < today ? due.AddMonths(1) : due).OrNextBusinessDay();
    }
}
