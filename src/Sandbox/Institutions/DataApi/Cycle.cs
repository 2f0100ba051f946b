namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>
/// How often a scheduled transfer may succeed: <c>1/d</c>, <c>1/w</c> or <c>1/nw</c> with weeks from Sunday to Saturday
/// (3.6, 4.4.4).
/// </summary>
internal static class Cycle
{
    private const int DaysOfWeek = 7;

    public static bool IsDue(string? cycle, DateOnly? lastSuccess, DateOnly today) => lastSuccess switch
    {
        null => true,
        { } last when cycle == "1/d" => last < today,
        { } last => Week(today) >= Week(last) + Weeks(cycle),
    };

    // Day 0 was a Monday, so that one day later the count steps on Sundays.
    private static int Week(DateOnly day) => (day.DayNumber + 1) / DaysOfWeek;

    private static int Weeks(string? cycle) =>
        cycle is ['1', '/', >= '1' and <= '4' and var weeks, 'w'] ? weeks - '0' : 1;
}
