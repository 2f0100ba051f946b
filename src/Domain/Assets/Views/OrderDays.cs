using System.Globalization;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>The days of a standing order (scheduled_cycle and scheduled_date, section 9.3) that follow from what is known.</summary>
internal static class OrderDays
{
    private const string Monthly = "01";
    private const string Weekly = "13";
    private const string MonthEnd = "15";
    private const int Monday = 32;

    /// <summary>Empty for cycles of several months and others: where they stand is not in the data.</summary>
    internal static IEnumerable<DateOnly> Within(StandingOrder order, DateOnly from, DateOnly to) => order.CycleCode switch
    {
        Monthly => OfMonth(order.DayCode ?? "", from, to),
        MonthEnd => OfMonth("31", from, to),
        Weekly when Number(order.DayCode) is >= Monday and <= Monday + 6 and var day => OfWeek((DayOfWeek)((day - Monday + 1) % 7), from, to),
        _ => [],
    };

    /// <summary>A day that a month does not have is its last one.</summary>
    internal static IEnumerable<DateOnly> OfMonth(string dayCode, DateOnly from, DateOnly to)
    {
        if (Number(dayCode) is not (>= 1 and <= 31 and var day))
        {
            yield break;
        }

        for (var month = Month.Of(from); month <= Month.Of(to); month = month.Plus(1))
        {
            var on = month.FirstDay.AddDays(Math.Min(day, month.LastDay.Day) - 1);
            if (on >= from && on <= to)
            {
                yield return on;
            }
        }
    }

    private static IEnumerable<DateOnly> OfWeek(DayOfWeek day, DateOnly from, DateOnly to)
    {
        for (var on = from; on <= to; on = on.AddDays(1))
        {
            if (on.DayOfWeek == day)
            {
                yield return on;
            }
        }
    }

    private static int? Number(string? code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
