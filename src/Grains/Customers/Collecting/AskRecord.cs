using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Grains.Customers.Connections;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>What is remembered about one thing that is asked for again and again. At is the start of the last call that succeeded.</summary>
internal sealed record AskRecord(AskKey Key, DateTimeOffset At = default)
{
    /// <summary>Longest that an institution may ask to be left alone for, a week (42901), and a day.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(8);

    /// <summary>The same answer, given again at another time.</summary>
    public AskRecord AsOf(AskTime time) => this with { At = time.At, KnownUntil = time.KnownUntil };

    /// <summary>False while only failures are known; At means nothing then.</summary>
    public bool HasAnswered => At != default;

    /// <summary>Fingerprint of the list row or bill that it hung on when it last answered.</summary>
    public string? Row { get; init; }

    /// <summary>search_timestamp to send next time, exactly as it came (section 3.5).</summary>
    public long? Stamp { get; init; }

    /// <summary>Transactions are known without a gap from this day on. Null in records of before it was kept.</summary>
    public DateOnly? KnownFrom { get; init; }

    /// <summary>Transactions are known without a gap up to and including this day.</summary>
    public DateOnly? KnownUntil { get; init; }

    /// <summary>When an answer last differed from the one before.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Fingerprint of the facts of the last answer.</summary>
    public string? Facts { get; init; }

    /// <summary>The latest of the days that were asked for, each with all its transactions.</summary>
    public ImmutableArray<DayMark> Days { get; init; } = [];

    /// <summary>
    /// What the last answer told of days before those it was asked for: a cancellation of this week tells its purchase of last month once
    /// more, and that day's other rows not. Not marks of whole days.
    /// </summary>
    public ImmutableArray<DayMark> Earlier { get; init; } = [];

    /// <summary>The facts it answered with: what an unchanged answer confirms.</summary>
    public ImmutableArray<FactKey> FactKeys { get; init; } = [];

    /// <summary>Sunday that began the week of the last successful scheduled call: the standard counts cycles in such weeks (section 3.6).</summary>
    public DateOnly? ScheduledWeek { get; init; }

    /// <summary>The institution asked not to be called before.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>40305 or 40402: this asset answers no more, until its row in the list is another than this.</summary>
    public string? Gone { get; init; }

    /// <summary>Then it is asked once more all the same, because an institution may have said so by mistake.</summary>
    public DateTimeOffset? GoneUntil { get; init; }

    /// <summary>As it would be had the clock never run ahead of now: otherwise days that are still to come would count as known.</summary>
    public AskRecord NotAhead(DateTimeOffset now)
    {
        var (today, week) = (KoreanTime.Day(now), Cycle.WeekOf(now));
        return this with
        {
            At = At > now ? now : At,
            ChangedAt = ChangedAt > now ? now : ChangedAt,
            KnownFrom = KnownFrom > today ? today : KnownFrom,
            KnownUntil = KnownUntil > today ? today : KnownUntil,
            ScheduledWeek = ScheduledWeek > week ? week : ScheduledWeek,
            NotBefore = NotBefore > now + LongestWait ? null : NotBefore,
        };
    }
}
