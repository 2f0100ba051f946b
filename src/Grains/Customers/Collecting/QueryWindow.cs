using MyDataHub.Domain;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// Which days a dataset with a period is asked for (section 3.6): up to 12 months when the customer is present, the dataset's own
/// limit when it is scheduled; from some days before what is known, because rows are corrected late. One period is never split.
/// </summary>
internal static class QueryWindow
{
    public static DayRange Of(Dataset dataset, AskRecord? record, TransferKind kind, DateTimeOffset now, PlanLimits limits)
    {
        var today = KoreanTime.Day(now);
        var oldest = Oldest(dataset, kind, today, limits);
        if (kind == TransferKind.Scheduled && record?.KnownUntil is { } end && end.AddDays(1) < oldest)
        {
            return Closing(dataset, end, today, limits);
        }

        var from = record?.KnownUntil is { } known ? known.AddDays(-Overlap(dataset, limits)) : oldest;
        return new(from < oldest ? oldest : from, today);
    }

    /// <summary>
    /// What is known without a gap after a good answer. A window that touches it widens it. A later one that left a gap moves nothing when it was scheduled;
    /// the customer's own begins anew with what it asked for, and the days before are there to be searched.
    /// </summary>
    public static DayRange? KnownAfter(DayRange? known, DayRange asked, bool isWide) => known switch
    {
        null => isWide ? asked : null,
        { } range when asked.From <= range.To.AddDays(1) && asked.To >= range.From.AddDays(-1) =>
            new(range.From < asked.From ? range.From : asked.From, range.To > asked.To ? range.To : asked.To),
        { } range => isWide && asked.From > range.To ? asked : range,
    };

    /// <summary>Days of overlap; month APIs are read again by whole months.</summary>
    public static int Overlap(Dataset dataset, PlanLimits limits) => dataset switch
    {
        { Period: PeriodKind.Months } => 31,
        { Sector: Sector.Card } => limits.CardOverlapDays,
        _ => limits.OverlapDays,
    };

    // Longer than a scheduled call may reach: the oldest missing days first, and the next scheduled calls go on from there. The overlap is
    // a quarter of the window at most, so that every call gains on the calendar.
    private static DayRange Closing(Dataset dataset, DateOnly known, DateOnly today, PlanLimits limits)
    {
        var from = dataset.Period == PeriodKind.Months
            ? FirstOfMonth(known, 0)
            : known.AddDays(-Math.Min(Overlap(dataset, limits), dataset.ScheduledWindowDays / 4));
        var to = dataset.Period == PeriodKind.Months ? from.AddMonths(3).AddDays(-1) : from.AddDays(dataset.ScheduledWindowDays - 1);
        return new(from, to < today ? to : today);
    }

    private static DateOnly Oldest(Dataset dataset, TransferKind kind, DateOnly today, PlanLimits limits) => kind switch
    {
        // Whole months count with the one that runs: twelve of them begin eleven months back, three of them two.
        TransferKind.UserConsent or TransferKind.UserRefresh when dataset.Period == PeriodKind.Months => FirstOfMonth(today, limits.FirstMonths - 1),
        TransferKind.UserConsent or TransferKind.UserRefresh => today.AddMonths(-limits.FirstMonths).AddDays(1),
        TransferKind.UserSearch => HistoryWindow.Oldest(today),
        TransferKind.Scheduled when dataset.Period == PeriodKind.Months => FirstOfMonth(today, 2),
        TransferKind.Scheduled => today.AddDays(1 - dataset.ScheduledWindowDays),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static DateOnly FirstOfMonth(DateOnly today, int monthsBack) => new DateOnly(today.Year, today.Month, 1).AddMonths(-monthsBack);
}
