using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Markets;

/// <summary>
/// Korean won per unit on each business day, moving around a mean. The Vietnamese dong is left out on purpose,
/// as it is by the bank that publishes the real series: somebody who holds it has money without a rate.
/// </summary>
internal sealed class ExchangeRateSeries(ulong seed) : IExchangeRateSeries
{
    private static readonly (string Unit, string Name, decimal Mean, double Swing, int Decimals)[] Units =
    [
        ("AED", "아랍에미리트 디르함", 378.10m, 0.07, 2),
        ("AUD", "호주 달러", 912.40m, 0.06, 2),
        ("CAD", "캐나다 달러", 1005.30m, 0.06, 2),
        ("CHF", "스위스 프랑", 1702.60m, 0.07, 2),
        ("CNH", "위안화", 194.20m, 0.05, 2),
        ("EUR", "유로", 1588.20m, 0.07, 2),
        ("GBP", "영국 파운드", 1840.70m, 0.07, 2),
        ("HKD", "홍콩 달러", 178.30m, 0.07, 2),
        ("IDR(100)", "인도네시아 루피아", 8.52m, 0.05, 2),
        ("JPY(100)", "일본 옌", 925.30m, 0.08, 2),
        ("NZD", "뉴질랜드 달러", 820.50m, 0.06, 2),
        ("SGD", "싱가포르 달러", 1068.40m, 0.05, 2),
        ("THB", "태국 바트", 42.30m, 0.05, 2),
        ("USD", "미국 달러", 1385.50m, 0.07, 2),
    ];

    public IReadOnlyList<ExchangeRate> Rates(DateOnly day) =>
        KoreanCalendar.IsBusinessDay(day)
            ? [.. Units.Select(unit => new ExchangeRate(unit.Unit, unit.Name, Rate(unit, day)))]
            : [];

    /// <summary>Won for one of the currency at the last rate on or before the day; null without a series.</summary>
    public decimal? Won(string currency, DateOnly day)
    {
        foreach (var unit in Units)
        {
            if (unit.Unit.StartsWith(currency, StringComparison.Ordinal))
            {
                var rate = Rate(unit, day.OrPreviousBusinessDay());
                return unit.Unit.EndsWith("(100)", StringComparison.Ordinal) ? rate / 100 : rate;
            }
        }

        return null;
    }

    private decimal Rate((string Unit, string Name, decimal Mean, double Swing, int Decimals) unit, DateOnly day) =>
        decimal.Round(unit.Mean * (decimal)(1 + (unit.Swing * Wave.At(seed, unit.Unit, day))), unit.Decimals);
}
