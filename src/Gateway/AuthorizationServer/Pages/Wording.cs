using System.Globalization;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Gateway.AuthorizationServer.Pages;

/// <summary>Amounts, days and times as people write them.</summary>
internal static class Wording
{
    private const char Minus = '\u2212';

    internal static string Day(DateOnly day, Language language) => language == Language.Korean
        ? day.ToString("yyyy년 M월 d일", CultureInfo.InvariantCulture)
        : day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    internal static string Time(DateTimeOffset at) => KoreanTime.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For date fields and attributes.</summary>
    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Null when there is no amount: a value that is missing is not zero.</summary>
    internal static string? Amount(Figure? figure, Language language) => figure?.Amount is not { } amount
        ? null
        : (figure.Currency, language) switch
        {
            ("KRW", Language.Korean) => $"{Number(amount, "#,##0")}원",
            ("KRW", _) => Signed("₩", amount, "#,##0"),
            (var currency, _) => $"{currency} {Number(amount, "#,##0.00")}",
        };

    private static string Number(decimal amount, string format) => Signed("", amount, format);

    private static string Signed(string symbol, decimal amount, string format) =>
        (amount < 0 ? Minus.ToString() : "") + symbol + Math.Abs(amount).ToString(format, CultureInfo.InvariantCulture);
}
