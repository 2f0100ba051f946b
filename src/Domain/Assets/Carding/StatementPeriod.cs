namespace MyDataHub.Domain.Assets.Carding;

/// <summary>The days of use that one payment day bills (이용기간), for issuers with a base of 14, 13 or 12 days.</summary>
internal sealed record StatementPeriod(DateOnly From, DateOnly To)
{
    private const int DaysOfMonth = 30;

    internal static StatementPeriod PaidOn(DateOnly dueOn, int dueDay, int baseDays)
    {
        var month = Month.Of(dueOn);
        return new(Close(month.Plus(-1), dueDay, baseDays).AddDays(1), Close(month, dueDay, baseDays));
    }

    private static DateOnly Close(Month month, int dueDay, int baseDays) => (dueDay - baseDays) switch
    {
        >= 1 and var day => month.FirstDay.AddDays(day - 1),
        0 => month.FirstDay.AddDays(-1),
        var day => Day(month.Plus(-1), DaysOfMonth + day),
    };

    private static DateOnly Day(Month month, int day) => month.FirstDay.AddDays(Math.Min(day, month.LastDay.Day) - 1);
}
