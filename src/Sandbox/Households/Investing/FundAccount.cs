using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Markets;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Investing;

/// <summary>
/// A fund bought at a bank (은행-005…007) in monthly instalments. The order is booked on the day of the debit and
/// carried out at the next business day's price, so both rows are sent.
/// </summary>
internal sealed class FundAccount(
    string number,
    Instrument fund,
    DateOnly opened,
    decimal monthly,
    int payDay,
    DepositAccount pays) : IRoutine, IAsset
{
    private (DateOnly Day, bool First)? _booked;

    public string Number { get; } = number;

    public string Name => Fund.Name;

    public Instrument Fund { get; } = fund;

    public DateTime OpenedAt { get; } = opened.At(11, 20);

    public DateTime? ClosedAt => null;

    public Position Position { get; } = new(fund);

    public Timeline<FundTrade> Trades { get; } = new(trade => trade.At);

    public void Live(Day day)
    {
        if (_booked is { } booked && day.Date >= booked.Day)
        {
            Buy(day, booked.First);
            _booked = null;
        }

        if (day.Date == opened || (day.Date > opened && day.IsDue(payDay)))
        {
            Book(day);
        }
    }

    private void Book(Day day)
    {
        var first = day.Date == opened;
        var at = first ? OpenedAt : day.At(9, 40);
        pays.Pay(at, monthly, "펀드입금", Channels.DirectDebit);
        Add(new FundTrade(at, 0, first ? "04" : "05", null, null, monthly, Position.ValueAt(day.Home.World.Market, at)));
        _booked = (day.Date.AddDays(1).OrNextBusinessDay(), first);
    }

    private void Buy(Day day, bool first)
    {
        var market = day.Home.World.Market;
        var at = day.At(9, 5);
        var price = market.Price(Fund, at);
        var units = Math.Floor(monthly / price * Fund.Scale);
        Position.Buy(at, units, monthly);
        Add(new FundTrade(at, 0, first ? "01" : "02", price, units, monthly, Position.ValueAt(market, at)));
    }

    private void Add(FundTrade trade) =>
        Trades.Add(trade with { Number = Trades.CountAt(DateTime.MaxValue) + 1 });
}
