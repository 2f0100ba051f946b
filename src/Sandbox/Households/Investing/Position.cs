using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Markets;

namespace MyDataHub.Sandbox.Households.Investing;

/// <summary>
/// How much of one instrument is held and what was paid for it, over time. Cost follows the moving average.
/// </summary>
internal sealed class Position(Instrument instrument)
{
    private readonly Timeline<Stand> _stands = new(stand => stand.At);

    public Instrument Instrument { get; } = instrument;

    public decimal Units => _stands.LatestAt(DateTime.MaxValue)?.Units ?? 0;

    private decimal Cost => _stands.LatestAt(DateTime.MaxValue)?.Cost ?? 0;

    public DateTime? OpenedAt => _stands.CountAt(DateTime.MaxValue) > 0 ? _stands[0].At : null;

    public DateTime? ChangedAt(DateTime now) => _stands.ChangedAt(now);

    public decimal UnitsAt(DateTime now) => _stands.LatestAt(now)?.Units ?? 0;

    public decimal CostAt(DateTime now) => _stands.LatestAt(now)?.Cost ?? 0;

    /// <summary>Units × price, in the instrument's currency: in its smallest unit, rounded down.</summary>
    public decimal ValueAt(Market market, DateTime now)
    {
        var value = UnitsAt(now) * market.Price(Instrument, now) / Instrument.Scale;
        return Currencies.RoundDown(value, Instrument.Currency);
    }

    public void Buy(DateTime at, decimal units, decimal cost) => _stands.Add(new(at, Units + units, Cost + cost));

    /// <summary>Sells units and returns what they had cost.</summary>
    public decimal Sell(DateTime at, decimal units)
    {
        var cost = units == Units ? Cost : decimal.Round(Cost * units / Units, 2);
        _stands.Add(new(at, Units - units, Cost - cost));
        return cost;
    }

    private sealed record Stand(DateTime At, decimal Units, decimal Cost);
}
