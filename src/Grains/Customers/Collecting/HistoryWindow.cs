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

    /// <summary>Null when everything from the wanted day on is collected, or when nothing is yet: then a refresh comes first.</summary>
    public static DayRange? Next(Dataset dataset, AskRecord? record, DateOnly wanted, DateTimeOffset now)
    {
        if (record is null || KnownFrom(record) is not { } known)
        {
            return null;
        }

        var oldest = Oldest(KoreanTime.Day(now));
        var first = wanted < oldest ? oldest : wanted;
        return dataset.Period switch
        {
            PeriodKind.Days when first < known => Days(first, known.AddDays(-1)),
            PeriodKind.Months when FirstOf(first) < known => Months(FirstOf(first), known.AddDays(-1)),
            _ => null,
        };
    }

    private static DayRange Days(DateOnly first, DateOnly to) => Later(first, to.AddMonths(-MonthsAsked).AddDays(1), to);

    // Month APIs count whole months, both ends included.
    private static DayRange Months(DateOnly first, DateOnly to) => Later(first, FirstOf(to).AddMonths(1 - MonthsAsked), to);

    private static DayRange Later(DateOnly first, DateOnly longest, DateOnly to) => new(first > longest ? first : longest, to);

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}
