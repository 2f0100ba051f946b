using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Borrowing;

/// <summary>
/// The next payment of a loan, only when it can be said honestly: the schedule's balance must agree with the institution's within
/// 0.5 %, else the rate changed, something was prepaid, or another rule holds.
/// </summary>
internal static class NextPayment
{
    private const decimal Tolerance = 0.005m;

    internal static decimal? Of(LoanTerms? terms, LoanBalance balance)
    {
        if (balance is { NextPrincipal: { } principal, NextInterest: { } interest })
        {
            return principal + interest;
        }

        // The share that stays to maturity is not in the data of 06, 07, 10 and 11.
        if (terms is not { IssuedOn: { } issued, MaturesOn: { } matures, Rate: { } rate }
            || balance is not { Principal: > 0, NextPaymentOn: { } next }
            || terms.RepayMethod is "06" or "07" or "10" or "11")
        {
            return null;
        }

        var schedule = LoanSchedule.Of(balance.Principal.Value, rate / 1200, MonthsBetween(issued, matures), terms.RepayMethod, Grace(terms));
        var due = MonthsBetween(issued, next);
        if (schedule is not { } rows || due < 1 || due > rows.Length)
        {
            return null;
        }

        var expected = due == 1 ? balance.Principal.Value : rows[due - 2].Balance;
        return expected > 0 && Math.Abs(expected - balance.Balance.Amount) <= expected * Tolerance ? rows[due - 1].Payment : null;
    }

    internal static int MonthsBetween(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;

    private static int Grace(LoanTerms terms) => Month.TryParse(terms.GraceFrom, out var from) && Month.TryParse(terms.GraceTo, out var to)
        ? Math.Max(0, MonthsBetween(from.FirstDay, to.FirstDay))
        : 0;
}
