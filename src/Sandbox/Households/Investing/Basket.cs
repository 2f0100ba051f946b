using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Markets;

namespace MyDataHub.Sandbox.Households.Investing;

/// <summary>
/// Products inside one account, bought in fixed shares whenever money comes in. The account is worth exactly the
/// sum of them.
/// </summary>
internal sealed class Basket
{
    private readonly Market _market;
    private readonly (Position Position, int Share)[] _parts;

    /// <summary>
    /// Parts: instruments with their share in per cent; the shares sum to 100.
    /// </summary>
    public Basket(Market market, params ReadOnlySpan<(Instrument Instrument, int Share)> parts)
    {
        _market = market;
        _parts = new (Position, int)[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            _parts[i] = (new Position(parts[i].Instrument), parts[i].Share);
        }
    }

    public Timeline<BasketFlow> Flows { get; } = new(flow => flow.At);

    public IEnumerable<Position> PositionsAt(DateTime now) =>
        _parts.Select(part => part.Position).Where(position => position.UnitsAt(now) > 0);

    public decimal ValueAt(DateTime now) => PositionsAt(now).Sum(position => position.ValueAt(_market, now));

    public decimal CostAt(DateTime now) => PositionsAt(now).Sum(position => position.CostAt(now));

    public DateTime ChangedAt(DateTime now, DateTime since) =>
        Later(Flows.ChangedAt(now) ?? since, PositionsAt(now).Any() ? Market.PricedAt(now) : since);

    public void PayIn(DateTime at, decimal amount, BasketSource source)
    {
        var left = amount;
        for (var i = 0; i < _parts.Length; i++)
        {
            var (position, share) = _parts[i];
            var part = i == _parts.Length - 1 ? left : Math.Floor(amount * share / 100);
            left -= part;
            var price = _market.Price(position.Instrument, at) / position.Instrument.Scale;
            position.Buy(at, decimal.Round(part / price, 3), part);
        }

        Flows.Add(new(at, Flows.CountAt(DateTime.MaxValue) + 1, amount, source));
    }

    /// <summary>Takes money out of every product in proportion; no more than there is.</summary>
    public decimal PayOut(DateTime at, decimal amount)
    {
        var value = ValueAt(at);
        var taken = Math.Min(amount, value);
        if (taken <= 0)
        {
            return 0;
        }

        foreach (var position in PositionsAt(at))
        {
            position.Sell(at, taken == value ? position.Units : decimal.Round(position.Units * taken / value, 3));
        }

        Flows.Add(new(at, Flows.CountAt(DateTime.MaxValue) + 1, -taken, BasketSource.Member));
        return taken;
    }

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}
