using System.Globalization;

namespace MyDataHub.Domain;

/// <summary>A calendar month in Korean business time; written YYYYMM as the standard does.</summary>
public readonly record struct Month(int Year, int Number) : IComparable<Month>
{
    public DateOnly FirstDay => new(Year, Number, 1);

    public DateOnly LastDay => Plus(1).FirstDay.AddDays(-1);

    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    public static Month Of(DateTimeOffset instant) => Of(KoreanTime.Day(instant));

    public static Month Parse(string yyyymm) => TryParse(yyyymm, out var month)
        ? month
        : throw new FormatException("A month is six digits, YYYYMM.");

    public static bool TryParse(string? text, out Month month)
    {
        var valid = DateOnly.TryParseExact(
            text + "01", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        month = valid ? Of(day) : default;
        return valid;
    }

    public Month Plus(int months) => Of(FirstDay.AddMonths(months));

    public int CompareTo(Month other) => (Year, Number).CompareTo((other.Year, other.Number));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}{Number:00}");

    public static bool operator <(Month left, Month right) => left.CompareTo(right) < 0;

    public static bool operator >(Month left, Month right) => left.CompareTo(right) > 0;

    public static bool operator <=(Month left, Month right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Month left, Month right) => left.CompareTo(right) >= 0;
}
