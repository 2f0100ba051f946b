using System.Globalization;

namespace MyDataHub.Sandbox.Households.Wire;

/// <summary>Months and numbers of fixed width as the standard writes them.</summary>
internal static class Texts
{
    /// <summary>YYYYMM.</summary>
    public static string AsMonth(this DateOnly day) => day.ToString("yyyyMM", CultureInfo.InvariantCulture);

    /// <summary>With leading zeros.</summary>
    public static string AsDigits(this int number, int width) =>
        number.ToString("D" + width.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
