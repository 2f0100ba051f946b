using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Borrowing;

/// <summary>One payment. All whole won.</summary>
internal sealed record LoanPayment(decimal Payment, decimal Principal, decimal Interest, decimal Balance);

/// <summary>
/// The payments of a loan by its repayment method (section 9.2). Interest is rounded down, the level payment half to even, and the
/// last row takes the rest. BalloonShare stays to maturity (methods 06, 07).
/// </summary>
internal static class LoanSchedule
{
    // What no loan reaches (20 % a year over forty years: 2,800), and an amount times it is still a number.
    private const decimal MaxGrowth = 1_000_000_000m;

    /// <summary>
    /// MonthlyRate is a share, such as 0.00375 for 4.5 % a year. Null for methods without a computable schedule, and for a rate or a term
    /// that no loan has.
    /// </summary>
    internal static ImmutableArray<LoanPayment>? Of(
        decimal principal, decimal monthlyRate, int months, string method, int graceMonths = 0, decimal balloonShare = 0)
    {
        if (months <= 0 || principal <= 0 || graceMonths >= months || Repayment(method) is not { } repayment || Growth(monthlyRate, months) is null)
        {
            return null;
        }

        var paid = principal * (1 - balloonShare);
        var level = repayment is Way.EqualInstalment
            ? Math.Round(LevelPayment(paid, monthlyRate, months - graceMonths) + (principal * balloonShare * monthlyRate), 0, MidpointRounding.ToEven)
            : 0;
        var equal = Math.Floor(paid / (months - graceMonths));
        var rows = ImmutableArray.CreateBuilder<LoanPayment>(months);
        var balance = principal;
        for (var month = 1; month <= months; month++)
        {
            var interest = Math.Floor(balance * monthlyRate);
            var part = month == months ? balance : month <= graceMonths ? 0 : PrincipalOf(repayment, level, equal, interest, balance);
            balance -= part;
            rows.Add(new(part + interest, part, interest, balance));
        }

        return rows.MoveToImmutable();
    }

    /// <summary>원리금균등: P·i·(1+i)^n / ((1+i)^n − 1).</summary>
    internal static decimal LevelPayment(decimal principal, decimal monthlyRate, int months)
    {
        if (monthlyRate == 0)
        {
            return principal / months;
        }

        var growth = Growth(monthlyRate, months)!.Value;
        return principal * monthlyRate * growth / (growth - 1);
    }

    /// <summary>What is left of a level-payment loan after some payments, exact.</summary>
    internal static decimal BalanceAfter(decimal principal, decimal monthlyRate, int months, int payments)
    {
        if (monthlyRate == 0)
        {
            return principal * (months - payments) / months;
        }

        var growth = Growth(monthlyRate, months)!.Value;
        return principal * (growth - Growth(monthlyRate, payments)!.Value) / (growth - 1);
    }

    /// <summary>Interest by days on a balance, as credit lines and banks count it: yearly rate as a share.</summary>
    internal static decimal DailyInterest(decimal balance, decimal yearlyRate, int days) => balance * yearlyRate * days / 365;

    private static decimal PrincipalOf(Way way, decimal level, decimal equal, decimal interest, decimal balance) => way switch
    {
        Way.Bullet => 0,
        Way.EqualPrincipal => Math.Min(equal, balance),
        Way.EqualInstalment => Math.Clamp(level - interest, 0, balance),
    };

    private static Way? Repayment(string method) => method switch
    {
        "01" => Way.Bullet,
        "02" or "03" or "06" or "10" => Way.EqualPrincipal,
        "04" or "05" or "07" or "11" => Way.EqualInstalment,
        _ => null,
    };

    /// <summary>(1+i)^n; null for a rate below 0 or above 100 % a month, and beyond what a loan can grow to.</summary>
    private static decimal? Growth(decimal monthlyRate, int months)
    {
        if (monthlyRate is < 0 or > 1)
        {
            return null;
        }

        var growth = 1m;
        for (var month = 0; month < months && growth < MaxGrowth; month++)
        {
            growth *= 1 + monthlyRate;
        }

        return growth < MaxGrowth ? growth : null;
    }

    private enum Way
    {
        Bullet,
        EqualPrincipal,
        EqualInstalment,
    }
}
