namespace MyDataHub.Sandbox.Households.Time;

/// <summary>Wall time of Asia/Seoul, which has kept +09:00 without summer time since 1988.</summary>
internal static class Seoul
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public static DateTime Wall(DateTimeOffset instant) => instant.ToOffset(Offset).DateTime;

    public static DateTimeOffset Instant(DateTime wall) => new(wall, Offset);

    public static DateTime At(this DateOnly date, int hour, int minute = 0, int second = 0) =>
        date.ToDateTime(new TimeOnly(hour, minute, second));

    public static DateOnly Date(this DateTime wall) => DateOnly.FromDateTime(wall);
}
