namespace MyDataHub.Sandbox.Households.Driving;

/// <summary>
/// Until when a private car's inspection is valid (자동차관리법 시행규칙): five years from the first registration from
/// 2025-01-01 on, four before that, then two at a time.
/// </summary>
internal static class Inspection
{
    private static readonly DateOnly FiveYearsSince = new(2025, 1, 1);

    public static (DateOnly From, DateOnly To) At(DateOnly registered, DateOnly today)
    {
        var from = registered;
        var next = registered.AddYears(registered >= FiveYearsSince ? 5 : 4);
        while (next <= today)
        {
            (from, next) = (next, next.AddYears(2));
        }

        return (from, next.AddDays(-1));
    }
}
