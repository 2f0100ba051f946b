using System.Collections.Immutable;
using MyDataHub.Domain;

namespace MyDataHub.Providers.Directory;

/// <summary>np_time: when an institution takes scheduled calls (section 3.6).</summary>
public static class ScheduledWindows
{
    public static bool Contains(ImmutableArray<DayWindow> windows, DateTimeOffset instant)
    {
        var time = TimeOnly.FromDateTime(KoreanTime.Local(instant));
        return windows.IsEmpty || windows.Any(window => time.IsBetween(window.From, window.To));
    }

    /// <summary>The next start of a window after the instant; null when calls are always taken.</summary>
    public static DateTimeOffset? NextStart(ImmutableArray<DayWindow> windows, DateTimeOffset instant)
    {
        if (windows.IsEmpty)
        {
            return null;
        }

        var day = KoreanTime.StartOf(KoreanTime.Day(instant));
        return windows
            .Select(window => day + window.From.ToTimeSpan())
            .Select(start => start > instant ? start : start.AddDays(1))
            .Min();
    }
}
