using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>Writes one answer into the log: what to send next time, what changed, until when things are known. Pure.</summary>
internal static class Answers
{
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    /// <summary>As often as agreed terms: refusals are not billed.</summary>
    private static readonly TimeSpan GoneFor = TimeSpan.FromDays(7);

    /// <summary>The longest overlap with what is known: a later answer tells no older day of a period again.</summary>
    internal const int DaysRemembered = 62;

    /// <summary>Whether a row of an answer to this period is marked: when a later answer may tell its day again. Days before the period are told unasked.</summary>
    public static bool IsRemembered(DayRange? asked, Transaction row) =>
        asked is not { } period || DateOnly.FromDateTime(row.At) is var day && (day < period.From || day >= period.To.AddDays(-DaysRemembered));

    /// <summary>Days are those of the answer's transactions that are remembered.</summary>
    public static AskRecord Into(
        AskRecord? before, PlannedCall call, FetchOutcome outcome, ImmutableArray<DayMark> days, TransferKind kind, AnswerTimes times)
    {
        var record = before ?? new AskRecord(call.Key);
        return outcome switch
        {
            // Older days say nothing about now: what is known reaches further back, and all else stays.
            FetchOutcome.Fetched or FetchOutcome.Unchanged when kind == TransferKind.UserSearch => Known(record, call, kind),
            FetchOutcome.Fetched fetched => Succeeded(Fetched(record, call, fetched, days, times), call, kind, times),
            FetchOutcome.Unchanged => Succeeded(record, call, kind, times),
            FetchOutcome.AssetGone => record with { Gone = call.Row ?? "", GoneUntil = times.Ended + GoneFor },
            FetchOutcome.Busy busy => record with { NotBefore = busy.RetryAt },
            _ => record,
        };
    }

    private static AskRecord Succeeded(AskRecord record, PlannedCall call, TransferKind kind, AnswerTimes times) => Known(record, call, kind) with
    {
        At = times.Begun,
        Row = call.Row,
        Gone = null,
        GoneUntil = null,
        NotBefore = null,
        ScheduledWeek = kind == TransferKind.Scheduled ? Cycle.WeekOf(times.Begun) : record.ScheduledWeek,
    };

    private static AskRecord Known(AskRecord record, PlannedCall call, TransferKind kind)
    {
        var known = call.Period is { } asked ? QueryWindow.KnownAfter(HistoryWindow.RangeOf(record), asked, kind != TransferKind.Scheduled) : null;
        return record with { KnownFrom = known?.From, KnownUntil = known?.To };
    }

    private static AskRecord Fetched(AskRecord record, PlannedCall call, FetchOutcome.Fetched fetched, ImmutableArray<DayMark> days, AnswerTimes times)
    {
        var facts = Fingerprint.Of(fetched.Facts);
        var changed = record.Facts != facts
            || (call.Period is { } asked && DayMark.Differ(record.Days, days, asked.From))
            || fetched.Transactions.Any(row => !IsRemembered(call.Period, row));
        var earlier = days.Where(mark => mark.Day < call.Period?.From).ToImmutableArray();
        if (!changed && record.HasAnswered && record.Stamp == fetched.Stamp)
        {
            return record.Earlier.SequenceEqual(earlier) ? record : record with { Earlier = earlier };
        }

        return record with
        {
            Stamp = fetched.Stamp,
            Facts = facts,
            Days = [.. days.Where(mark => call.Period is not { } period || mark.Day >= period.From)],
            Earlier = earlier,
            FactKeys = [.. fetched.Facts.Select(fact => fact.Key)],
            ChangedAt = !changed ? record.ChangedAt : record.HasAnswered ? times.Ended : FirstChange(fetched, times),
        };
    }

    // A first history changed when its newest row was booked, not when it was read: a balance asked at the same moment stands. Both
    // clocks may differ a little, and a date without a time can be any time of its day. A first fact has nothing to differ from.
    private static DateTimeOffset FirstChange(FetchOutcome.Fetched fetched, AnswerTimes times)
    {
        if (fetched.Transactions.IsEmpty)
        {
            return DateTimeOffset.MinValue;
        }

        var newest = fetched.Transactions.Max(row => row.HasTime ? KoreanTime.Instant(row.At) + ClockDifference : KoreanTime.StartOf(DateOnly.FromDateTime(row.At).AddDays(1)));
        return newest < times.Ended ? newest : times.Ended;
    }
}

/// <summary>When a call went out and when its answer was complete.</summary>
internal readonly record struct AnswerTimes(DateTimeOffset Begun, DateTimeOffset Ended);
