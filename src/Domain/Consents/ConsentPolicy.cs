namespace MyDataHub.Domain.Consents;

/// <summary>The rules of MyData 2.0 (in force from 2025-06-19) on transfer requests, as values. Days are Korean days.</summary>
public sealed record ConsentPolicy
{
    public static readonly ConsentPolicy Standard = new();

    public int MaxYears { get; init; } = 5;

    public int MinCycleWeeks { get; init; } = 1;

    public int MaxCycleWeeks { get; init; } = 4;

    /// <summary>An extension may be asked from this many months before the end (section 4.5).</summary>
    public int ExtendMonthsBefore { get; init; } = 1;

    /// <summary>Months without a visit after which scheduled transfers stop.</summary>
    public int DormantMonths { get; init; } = 6;

    /// <summary>Months without a visit after which everything is erased.</summary>
    public int EraseMonths { get; init; } = 12;

    /// <summary>The first thing wrong with terms as asked for on the day; null when they may be asked for.</summary>
    public TermsProblem? Check(TransferTerms terms, DateOnly today)
    {
        if (terms.Scopes.IsDefaultOrEmpty)
        {
            return TermsProblem.NoScopes;
        }

        if (terms.Scopes.DistinctBy(scope => scope.Scope).Count() != terms.Scopes.Length)
        {
            return TermsProblem.ScopeTwice;
        }

        if (string.IsNullOrWhiteSpace(terms.Purpose))
        {
            return TermsProblem.NoPurpose;
        }

        if (terms.EndsOn <= today)
        {
            return TermsProblem.EndsTooSoon;
        }

        if (terms.EndsOn > today.AddYears(MaxYears))
        {
            return TermsProblem.EndsTooLate;
        }

        return terms.KeepUntil < terms.EndsOn ? TermsProblem.KeptTooShortly : CheckCycles(terms);
    }

    /// <summary>The end date is the last day on which the request holds.</summary>
    public static bool HasExpired(TransferRequest request, DateOnly today) => today > request.Terms.EndsOn;

    public bool CanExtend(TransferRequest request, DateOnly today) =>
        request.State is TransferRequestState.Active
        && !HasExpired(request, today)
        && today >= request.Terms.EndsOn.AddMonths(-ExtendMonthsBefore);

    public Dormancy DormancyOn(DateOnly lastVisit, DateOnly today)
    {
        if (today >= ErasesOn(lastVisit))
        {
            return Dormancy.EraseDue;
        }

        return today >= PausesOn(lastVisit) ? Dormancy.Paused : Dormancy.None;
    }

    /// <summary>The day on which scheduled transfers stop.</summary>
    public DateOnly PausesOn(DateOnly lastVisit) => lastVisit.AddMonths(DormantMonths);

    public DateOnly ErasesOn(DateOnly lastVisit) => lastVisit.AddMonths(EraseMonths);

    private TermsProblem? CheckCycles(TransferTerms terms) => terms switch
    {
        { IsScheduled: false, BasicCycleWeeks: null, AdditionalCycleWeeks: null } => null,
        { IsScheduled: false } => TermsProblem.CycleWithoutSchedule,
        _ when IsCycle(terms.BasicCycleWeeks) && IsCycle(terms.AdditionalCycleWeeks) => null,
        _ => TermsProblem.CycleOutOfRange,
    };

    private bool IsCycle(int? weeks) => weeks >= MinCycleWeeks && weeks <= MaxCycleWeeks;
}

/// <summary>Why terms may not be asked for.</summary>
public enum TermsProblem
{
    NoScopes,
    ScopeTwice,
    NoPurpose,
    EndsTooSoon,
    EndsTooLate,
    KeptTooShortly,
    CycleWithoutSchedule,
    CycleOutOfRange,
}

public enum Dormancy
{
    None,

    /// <summary>Scheduled transfers are stopped; on-demand ones work, and a visit resumes everything.</summary>
    Paused,
    EraseDue,
}
