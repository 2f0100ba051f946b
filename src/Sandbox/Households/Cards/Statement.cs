using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>
/// The use period of a bill by its payment day, for card companies of base day 14: payment on the 14th bills the
/// whole month before, every other day shifts the close with it.
/// </summary>
internal static class Statement
{
    private const int BaseDay = 14;

    /// <summary>The last day of use that is billed in a month.</summary>
    public static DateOnly Close(int paymentDay, DateOnly chargeMonth)
    {
        var first = new DateOnly(chargeMonth.Year, chargeMonth.Month, 1);
        var before = first.AddMonths(-1);
        return (paymentDay - BaseDay) switch
        {
            >= 1 and var day => first.AddDays(day - 1),
            0 => first.AddDays(-1),
            var day => KoreanCalendar.DayOf(before.Year, before.Month, 30 + day),
        };
    }

    /// <summary>The first day of use that is billed in a month.</summary>
    public static DateOnly Open(int paymentDay, DateOnly chargeMonth) =>
        Close(paymentDay, chargeMonth.AddMonths(-1)).AddDays(1);
}
