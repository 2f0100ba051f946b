using System.Collections.Immutable;

namespace MyDataHub.Domain.Consents.Grants;

/// <summary>The rules on grants, as values. Days are Korean days.</summary>
public sealed record GrantPolicy
{
    public static readonly GrantPolicy Standard = new();

    public int MaxYears { get; init; } = 5;

    /// <summary>How long a recurring grant holds when the client does not say.</summary>
    public int DefaultYears { get; init; } = 1;

    /// <summary>How far back history may be asked for.</summary>
    public int HistoryYears { get; init; } = 5;

    /// <summary>Institutions named in one consent.</summary>
    public int InstitutionLimit { get; init; } = 100;

    /// <summary>Accounts named in one consent.</summary>
    public int AccountLimit { get; init; } = 500;

    /// <summary>Grants a customer may have open at once.</summary>
    public int OpenLimit { get; init; } = 100;

    /// <summary>A grant whose code was not redeemed by then is given up; the code itself lives a minute.</summary>
    public TimeSpan UnclaimedAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A grant for one reading is over when it was not read by then.</summary>
    public TimeSpan ReadOnceWithin { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long the one reading lasts from its first read.</summary>
    public TimeSpan ReadOnceFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The third party is told this many days before the end, most first.</summary>
    public ImmutableArray<int> WarnDaysBefore { get; init; } = [30, 7];

    /// <summary>The end date when none is asked for.</summary>
    public DateOnly DefaultEnd(bool isRecurring, DateOnly today) => isRecurring ? today.AddYears(DefaultYears) : today.AddDays(1);

    /// <summary>Whether data may be read under the grant at that moment. The end date is the last day on which it holds.</summary>
    public bool IsInForce(Grant grant, DateTimeOffset now) =>
        grant.State == GrantState.Active
        && KoreanTime.Day(now) <= grant.Consent.EndsOn
        && (grant.Consent.IsRecurring || now < OnceUntil(grant));

    /// <summary>When a grant for one reading is over. Only for one that was claimed.</summary>
    public DateTimeOffset OnceUntil(Grant grant) =>
        grant.FirstReadAt is { } read ? read + ReadOnceFor : grant.ClaimedAt!.Value + ReadOnceWithin;

    /// <summary>Time alone has ended it: the end date has passed, or the one reading.</summary>
    public bool HasExpired(Grant grant, DateTimeOffset now) => grant.State switch
    {
        GrantState.Given => KoreanTime.Day(now) > grant.Consent.EndsOn,
        GrantState.Active => !IsInForce(grant, now),
        _ => false,
    };

    /// <summary>The code can no longer be redeemed.</summary>
    public bool IsUnclaimed(Grant grant, DateTimeOffset now) => grant.State == GrantState.Given && now >= grant.GivenAt + UnclaimedAfter;

    /// <summary>When time alone changes something about it: a claim that did not come, a warning, its end. Null when nothing will.</summary>
    public DateTimeOffset? DueAt(Grant grant)
    {
        if (grant.State == GrantState.Given)
        {
            return grant.GivenAt + UnclaimedAfter;
        }

        if (grant.State != GrantState.Active)
        {
            return null;
        }

        var end = KoreanTime.StartOf(grant.Consent.EndsOn.AddDays(1));
        var warnings = WarnDaysBefore.Where(days => IsWarnedOf(grant, days)).Select(days => KoreanTime.StartOf(grant.Consent.EndsOn.AddDays(-days)));
        var update = grant.Update is { } waiting ? waiting.GivenAt + UnclaimedAfter : end;
        return warnings.Append(grant.Consent.IsRecurring ? end : OnceUntil(grant)).Append(end).Append(update).Min();
    }

    /// <summary>The agreement to update it was not claimed in time.</summary>
    public bool IsUpdateUnclaimed(Grant grant, DateTimeOffset now) => grant.Update is { } update && now >= update.GivenAt + UnclaimedAfter;

    /// <summary>How many days before the end the warning is that is due and was not given yet; null when none is.</summary>
    public int? WarningDue(Grant grant, DateOnly today)
    {
        var left = grant.Consent.EndsOn.DayNumber - today.DayNumber;
        var due = WarnDaysBefore.Where(days => left >= 0 && left <= days && IsWarnedOf(grant, days)).ToList();
        return grant.State == GrantState.Active && due.Count > 0 ? due.Min() : null;
    }

    // A grant made for less than a month is not told of at once that it ends within a month.
    private static bool IsWarnedOf(Grant grant, int days) =>
        grant.Consent.IsRecurring
        && days < (grant.WarnedDaysBefore ?? int.MaxValue)
        && days < grant.Consent.EndsOn.DayNumber - KoreanTime.Day(grant.GivenAt).DayNumber;
}
