using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>Scheduled transfers (section 3.6): once in the agreed number of weeks, a week running from Sunday to Saturday, Korean time.</summary>
internal static class Cycle
{
    public static DateOnly WeekOf(DateTimeOffset at)
    {
        var day = KoreanTime.Day(at);
        return day.AddDays(-(int)day.DayOfWeek);
    }

    /// <summary>Repeating until the first success of the week is allowed; a success ends the cycle.</summary>
    public static bool IsDue(TransferTerms terms, DatasetClass of, DateOnly? lastWeek, DateTimeOffset now)
    {
        if (!terms.IsScheduled)
        {
            return false;
        }

        var weeks = (of == DatasetClass.Basic ? terms.BasicCycleWeeks : terms.AdditionalCycleWeeks ?? terms.BasicCycleWeeks) ?? 1;
        return lastWeek is not { } week || WeekOf(now) >= week.AddDays(7 * weeks);
    }
}
