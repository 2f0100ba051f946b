using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Markets;

/// <summary>Closing prices. A valuation uses the close of the business day before (금투-004 eval_amt, 전일종가).</summary>
internal sealed class Market(ulong seed)
{
    private static readonly DateOnly Anchor = new(2021, 1, 1);

    public static DateOnly PriceDate(DateTime now) => DateOnly.FromDateTime(now).AddDays(-1).OrPreviousBusinessDay();

    /// <summary>When the price in force at the moment came into force.</summary>
    public static DateTime PricedAt(DateTime now) => PriceDate(now).AddDays(1).At(0);

    public decimal Price(Instrument instrument, DateTime now)
    {
        var day = PriceDate(now);
        var years = (day.DayNumber - Anchor.DayNumber) / 365.25;
        var wave = instrument.Swing == 0 ? 0 : instrument.Swing * Wave.At(seed, instrument.Code, day);
        var price = instrument.Start * (decimal)(Math.Pow(1 + instrument.Drift, years) * (1 + wave));
        return Math.Max(0.01m, decimal.Round(price, instrument is { Currency: "KRW", Scale: 1 } ? 0 : 2));
    }
}
