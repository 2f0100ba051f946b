using MyDataHub.Sandbox.Households.Randomness;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Living;

/// <summary>One day of one household while it is being lived.</summary>
internal sealed record Day(Household Home, DateOnly Date)
{
    public bool IsBusiness { get; } = KoreanCalendar.IsBusinessDay(Date);

    public DateTime At(int hour, int minute = 0, int second = 0) => Date.At(hour, minute, second);

    public Dice Dice(string topic) => Home.Dice(topic, Date.DayNumber);

    /// <summary>
    /// Whether money promised for that day of the month comes today: the day itself, or the business day before.
    /// </summary>
    public bool IsPayday(int dayOfMonth) =>
        KoreanCalendar.DayOf(Date.Year, Date.Month, dayOfMonth).OrPreviousBusinessDay() == Date;

    /// <summary>
    /// Whether a monthly debit of that day falls due today: the day itself, or the next business day.
    /// </summary>
    public bool IsDue(int dayOfMonth) => IsBusiness && DueMonth(dayOfMonth) is not null;

    /// <summary>
    /// The first of the month whose debit falls due today, which may be last month's moved over a holiday.
    /// </summary>
    public DateOnly? DueMonth(int dayOfMonth)
    {
        foreach (var month in (ReadOnlySpan<DateOnly>)[Date, Date.AddMonths(-1)])
        {
            if (KoreanCalendar.DayOf(month.Year, month.Month, dayOfMonth).OrNextBusinessDay() == Date)
            {
                return new DateOnly(month.Year, month.Month, 1);
            }
        }

        return null;
    }
}
