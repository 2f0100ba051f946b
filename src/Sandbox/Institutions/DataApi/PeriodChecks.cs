using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>How much may be asked for at once, and from how long ago (3.6).</summary>
internal static class PeriodChecks
{
    private const int OldestYears = 5;
    private const int LongestMonthsOnDemand = 12;
    private const int LongestMonthsScheduled = 3;
    private const int LongestDaysScheduled = 31;

    internal static RspCode? RequireAllowedSpan(DataCall call)
    {
        if (PeriodOf(call) is not var (from, to))
        {
            return null;
        }

        if (from > to)
        {
            return RspCode.BadParameter;
        }

        return call.Type!.IsSearch || IsAllowed(call, from, to) ? null : RspCode.PeriodTooLong;
    }

    internal static RspCode? RequireFiveYears(DataCall call) =>
        PeriodOf(call) is not var (from, _) || from >= Oldest(call) ? null : RspCode.TooOld;

    // A month is asked for as a whole, so that the month in which the five years began still counts.
    private static DateOnly Oldest(DataCall call)
    {
        var day = call.Today.AddYears(-OldestYears);
        return call.Resource!.Period is Period.Dates ? day : new DateOnly(day.Year, day.Month, 1);
    }

    private static bool IsAllowed(DataCall call, DateOnly from, DateOnly to) => (call.Type!.IsScheduled, call.Resource!.Period) switch
    {
        (false, Period.Dates) => from >= to.AddMonths(-LongestMonthsOnDemand),
        (false, _) => Months(from, to) <= LongestMonthsOnDemand,
        (true, Period.Dates) when !call.Resource.HasLongWindow => to.DayNumber - from.DayNumber < LongestDaysScheduled,
        (true, Period.Dates) => from >= to.AddMonths(-LongestMonthsScheduled),
        (true, _) => Months(from, to) <= LongestMonthsScheduled,
    };

    private static int Months(DateOnly from, DateOnly to) =>
        (to.Year * 12) + to.Month - (from.Year * 12) - from.Month + 1;

    private static (DateOnly From, DateOnly To)? PeriodOf(DataCall call)
    {
        var (from, to) = call.Resource!.Period switch
        {
            Period.Dates => (WireTime.ParseDate(call.Member("from_date")), WireTime.ParseDate(call.Member("to_date"))),
            Period.Months => (WireTime.ParseMonth(call.Member("from_month")), WireTime.ParseMonth(call.Member("to_month"))),
            Period.ChargeMonth => (WireTime.ParseMonth(call.Member("charge_month")), WireTime.ParseMonth(call.Member("charge_month"))),
            Period.None => (null, null),
        };
        return from is { } first && to is { } last ? (first, last) : null;
    }
}
