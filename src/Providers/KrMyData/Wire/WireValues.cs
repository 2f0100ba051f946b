using System.Globalization;
using MyDataHub.Domain;

namespace MyDataHub.Providers.KrMyData.Wire;

/// <summary>The standard's data types (section 3.2) as members of an object.</summary>
internal static class WireValues
{
    // Larger than any F(18,3) and small enough that a hundred thousand of them still add up.
    private const decimal MaxAmount = 1_000_000_000_000_000_000m;

    internal static decimal Amount(this WireObject row, string member) => row.Required(member, ParseAmount, "is not an amount");

    internal static decimal? AmountOrNull(this WireObject row, string member) => row.OrNull(member, ParseAmount, "is not an amount");

    internal static decimal AmountOrZero(this WireObject row, string member) => row.AmountOrNull(member) ?? 0;

    internal static int Whole(this WireObject row, string member) => row.Required(member, ParseWhole, "is not a whole number");

    internal static int? WholeOrNull(this WireObject row, string member) => row.OrNull(member, ParseWhole, "is not a whole number");

    internal static bool Flag(this WireObject row, string member) => row.Required(member, ParseFlag, "is not a boolean");

    internal static bool FlagOrFalse(this WireObject row, string member) => row.OrNull(member, ParseFlag, "is not a boolean") ?? false;

    internal static DateOnly Day(this WireObject row, string member) => row.DayOrNull(member) ?? throw row.Missing(member);

    /// <summary>Null also for 99991231, which means unknown or never, and for 00000000.</summary>
    internal static DateOnly? DayOrNull(this WireObject row, string member) =>
        row.OrNull<(DateOnly? Value, bool _)>(member, ParseDay, "is not a date") is { } day ? day.Value : null;

    internal static WireMoment Moment(this WireObject row, string member) =>
        row.Required(member, ParseMoment, "is not a date or date-time");

    internal static WireMoment? MomentOrNull(this WireObject row, string member) =>
        row.OrNull(member, ParseMoment, "is not a date or date-time");

    /// <summary>YYYYMM, kept as text.</summary>
    internal static string Month(this WireObject row, string member) => row.Text(member) is { Length: 6 } text && IsMonth(text)
        ? text
        : throw row.Wrong(member, "is not a month");

    internal static string? MonthOrNull(this WireObject row, string member) => row.TextOrNull(member) is { Length: 6 } text && IsMonth(text) ? text : null;

    internal static Currency CurrencyOrKrw(this WireObject row, string member = "currency_code") => row.CurrencyOrNull(member) ?? Currency.Krw;

    internal static Currency? CurrencyOrNull(this WireObject row, string member = "currency_code") =>
        row.OrNull(member, ParseCurrency, "is not a currency code");

    internal static Money Money(this WireObject row, string member, string currency = "currency_code") =>
        new(row.Amount(member), row.CurrencyOrKrw(currency));

    internal static string TextOr(this WireObject row, string member, string fallback) => row.TextOrNull(member) ?? fallback;

    // Neither exponents nor thousands separators: what might be read two ways is not read.
    private static decimal? ParseAmount(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && Math.Abs(value) < MaxAmount
            ? value
            : null;

    private static int? ParseWhole(string text) =>
        ParseAmount(text) is { } value && decimal.IsInteger(value) && value is >= int.MinValue and <= int.MaxValue ? (int)value : null;

    private static bool? ParseFlag(string text) => text switch
    {
        "true" or "TRUE" or "True" or "Y" or "1" => true,
        "false" or "FALSE" or "False" or "N" or "0" => false,
        _ => null,
    };

    private static (DateOnly?, bool)? ParseDay(string text) => text switch
    {
        "99991231" or "00000000" => (null, true),
        { Length: 8 } when Exact(text, "yyyyMMdd", out var day) => (DateOnly.FromDateTime(day), true),
        { Length: 14 } when Exact(text, "yyyyMMddHHmmss", out var moment) => (DateOnly.FromDateTime(moment), true),
        _ => null,
    };

    private static WireMoment? ParseMoment(string text) => text.Length switch
    {
        8 when Exact(text, "yyyyMMdd", out var day) => new WireMoment(day, false),
        14 when Exact(text, "yyyyMMddHHmmss", out var moment) => new WireMoment(moment, true),
        _ => null,
    };

    private static bool Exact(string text, string format, out DateTime value) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out value) && value.Year is >= 1900 and <= 2200;

    private static bool IsMonth(string text) => Exact(text + "01", "yyyyMMdd", out _);

    private static Currency? ParseCurrency(string text) =>
        text.Length == 3 && text.All(char.IsAsciiLetter) ? new Currency(text.ToUpperInvariant()) : null;
}

/// <summary>A time in Korea; institutions may send 14 digits or only the day's 8.</summary>
internal readonly record struct WireMoment(DateTime At, bool HasTime);
