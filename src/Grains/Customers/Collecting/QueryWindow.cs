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
        var from = record?.KnownUntil is { } known ? known.AddDays(-Overlap(dataset, limits)) : oldest;
        return new(from < oldest ? oldest : from, today);
    }

    /// <summary>The known end after a good answer: unmoved when the window left a gap, so that a later, wider call fills it.</summary>
    public static DateOnly? KnownAfter(DateOnly? known, DayRange asked, bool isFirstAllowed) => known switch
    {
        null => isFirstAllowed ? asked.To : null,
        { } until when asked.From <= until.AddDays(1) => until > asked.To ? until : asked.To,
        { } until => until,
    };

    /// <summary>Days of overlap; month APIs are read again by whole months.</summary>
    public static int Overlap(Dataset dataset, PlanLimits limits) => dataset switch
    {
        { Period: PeriodKind.Months } => 31,
        { Sector: Sector.Card } => limits.CardOverlapDays,
        _ => limits.OverlapDays,
    };

    private static DateOnly Oldest(Dataset dataset, TransferKind kind, DateOnly today, PlanLimits limits) => kind switch
    {
        // Whole months count with the one that runs: twelve of them begin eleven months back, three of them two.
        TransferKind.UserConsent or TransferKind.UserRefresh when dataset.Period == PeriodKind.Months => FirstOfMonth(today, limits.FirstMonths - 1),
        TransferKind.UserConsent or TransferKind.UserRefresh => today.AddMonths(-limits.FirstMonths).AddDays(1),
        TransferKind.UserSearch => today.AddYears(-5).AddDays(1),
        TransferKind.Scheduled when dataset.Period == PeriodKind.Months => FirstOfMonth(today, 2),
        TransferKind.Scheduled => today.AddDays(1 - dataset.ScheduledWindowDays),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static DateOnly FirstOfMonth(DateOnly today, int monthsBack) => new DateOnly(today.Year, today.Month, 1).AddMonths(-monthsBack);
}
