using MyDataHub.Domain;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// Which older days a customer's search of one asset asks for next (user-search, section 3.6): up to five years back, at most twelve
/// months a call, always the range just before what is known, so that what is known never has a hole. Pure.
/// </summary>
internal static class HistoryWindow
{
    private const int Years = 5;
    private const int MonthsAsked = 12;

    /// <summary>Data older than this is not given (40304).</summary>
    public static DateOnly Oldest(DateOnly today) => today.AddYears(-Years).AddDays(1);

    public static DayRange? RangeOf(AskRecord record) => record.KnownUntil is { } until ? new(record.KnownFrom ?? until, until) : null;

    /// <summary>The day from which the dataset is known without a gap; records of before that was kept vouch for their last day only.</summary>
    public static DateOnly? KnownFrom(AskRecord record) => RangeOf(record)?.From;

    /// <summary>Rows of history are asked for by the day; what is asked for by the month are bills, which are facts and no rows.</summary>
    public static bool Has(Dataset dataset) => dataset.Period == PeriodKind.Days;

    /// <summary>Null when everything from the wanted day on is collected, or when nothing is yet: then a refresh comes first.</summary>
    public static DayRange? Next(AskRecord? record, DateOnly wanted, DateTimeOffset now)
    {
        if (record is null || KnownFrom(record) is not { } known)
        {
            return null;
        }

        var to = known.AddDays(-1);
        var from = new[] { wanted, Oldest(KoreanTime.Day(now)), to.AddMonths(-MonthsAsked).AddDays(1) }.Max();
        return from <= to ? new(from, to) : null;
    }
}
