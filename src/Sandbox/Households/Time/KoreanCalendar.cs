using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace MyDataHub.Sandbox.Households.Time;

/// <summary>
/// Days on which Korean banks work: not weekends, public holidays, their substitutes, nor Labour Day.
/// </summary>
internal static class KoreanCalendar
{
    private static readonly KoreanLunisolarCalendar Lunar = new();

    private static readonly ConcurrentDictionary<int, FrozenSet<DateOnly>> Holidays = new();

    public static bool IsBusinessDay(DateOnly day) => !IsWeekend(day) && !IsHoliday(day);

    public static bool IsHoliday(DateOnly day) => Holidays.GetOrAdd(day.Year, HolidaysOf).Contains(day);

    /// <summary>The day itself or the next one on which banks work: debits, repayments.</summary>
    public static DateOnly OrNextBusinessDay(this DateOnly day)
    {
        while (!IsBusinessDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The day itself or the last one before it on which banks work: salaries, market prices.</summary>
    public static DateOnly OrPreviousBusinessDay(this DateOnly day)
    {
        while (!IsBusinessDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>A day of a month, or the month's last day when it is shorter.</summary>
    public static DateOnly DayOf(int year, int month, int day) =>
        new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static FrozenSet<DateOnly> HolidaysOf(int year)
    {
        var newYear = FromLunar(year, 1, 1);
        var harvest = FromLunar(year, 8, 15);
        DateOnly[] threeDays =
        [
            newYear.AddDays(-1), newYear, newYear.AddDays(1),
            harvest.AddDays(-1), harvest, harvest.AddDays(1),
        ];
        DateOnly[] substituted =
        [
            new(year, 3, 1), new(year, 5, 5), FromLunar(year, 4, 8), new(year, 8, 15),
            new(year, 10, 3), new(year, 10, 9), new(year, 12, 25),
        ];
        var days = new HashSet<DateOnly>(threeDays) { new(year, 1, 1), new(year, 5, 1), new(year, 6, 6) };

        // Holidays around New Year and harvest are replaced only when they meet a Sunday, the others on any weekend.
        foreach (var day in threeDays.Where(day => day.DayOfWeek == DayOfWeek.Sunday))
        {
            AddSubstitute(days, day);
        }

        foreach (var day in substituted)
        {
            var taken = !days.Add(day) || IsWeekend(day);
            if (taken)
            {
                AddSubstitute(days, day);
            }
        }

        return days.ToFrozenSet();
    }

    private static void AddSubstitute(HashSet<DateOnly> days, DateOnly day)
    {
        while (IsWeekend(day) || days.Contains(day))
        {
            day = day.AddDays(1);
        }

        days.Add(day);
    }

    private static DateOnly FromLunar(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);
        var ordinal = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, ordinal, day, 0, 0, 0, 0));
    }
}
