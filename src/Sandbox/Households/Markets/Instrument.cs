namespace MyDataHub.Sandbox.Households.Markets;

/// <summary>
/// Something that can be held and has a price. Code: prod_code: an ISIN, or a fund's association code. Kind:
/// prod_type of section 9.5, such as 401 for domestic shares. Start: price at the beginning of 2021, in the
/// currency, per Scale units. Drift: growth a year, 0.05 for 5 %. Swing: how far the price moves around its
/// growth.
/// </summary>
internal sealed record Instrument(
    string Code,
    string Name,
    string Kind,
    decimal Start,
    double Drift,
    double Swing,
    string Currency = "KRW",
    string? Exchange = null,
    decimal Scale = 1)
{
    /// <summary>The agreed rate of a product whose principal is guaranteed; null for all others.</summary>
    public decimal? GuaranteedRate => Swing == 0 ? (decimal)(Drift * 100) : null;
}
