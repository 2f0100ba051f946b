using System.Globalization;
using MyDataHub.Sandbox.Clock;

namespace MyDataHub.Sandbox.Wire;

/// <summary>Dates and times as the wire has them: DATE is YYYYMMDD, DTIME adds hhmmss, both in Seoul (3.2).</summary>
internal static class WireTime
{
    public static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string DateTime(DateTimeOffset instant) =>
        SandboxClock.ToSeoul(instant).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    public static DateOnly? ParseDate(string? text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>A month, as its first day.</summary>
    public static DateOnly? ParseMonth(string? text) => text is { Length: 6 } ? ParseDate(text + "01") : null;
}
