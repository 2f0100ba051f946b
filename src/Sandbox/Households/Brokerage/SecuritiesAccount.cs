using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Investing;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Markets;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Brokerage;

/// <summary>
/// A securities account: a deposit per currency, and positions. Trades are shown on the day they settle.
/// </summary>
internal sealed class SecuritiesAccount(Household home, SecuritiesTerms terms) : IAsset, IDayEnd
{
    private const decimal FeeRate = 0.00015m;
    private const decimal SalesTaxRate = 0.002m;
    private const decimal IncomeTaxRate = 0.154m;

    private readonly Dictionary<string, decimal> _cash = new(StringComparer.Ordinal) { ["KRW"] = 0 };
    private readonly List<SecuritiesTrade> _today = [];
    private int _number = 1;

    public SecuritiesTerms Terms { get; } = terms;

    public List<Position> Positions { get; } = [];

    public List<StandingOrder> Orders { get; } = [];

    public Timeline<SecuritiesTrade> Trades { get; } = new(trade => trade.At);

    /// <summary>A margin loan and the share it was taken for; none when null.</summary>
    public (DateTime At, decimal Amount, Position Position)? Margin { get; private set; }

    public string Number => Terms.Number;

    public string Name => Terms.Name;

    public DateTime OpenedAt => Terms.Opened.At(9, 10);

    public DateTime? ClosedAt => null;

    public decimal CashAt(string currency, DateTime now) =>
        Trades.Until(now).LastOrDefault(trade => trade.Currency == currency)?.Balance ?? 0;

    public IEnumerable<string> CurrenciesAt(DateTime now) =>
        Trades.Until(now).Select(trade => trade.Currency).Append("KRW").Distinct(StringComparer.Ordinal).Order(
            StringComparer.Ordinal);

    /// <summary>What is free to be spent in a currency, with today's trades.</summary>
    public decimal Free(string currency) =>
        _cash.GetValueOrDefault(currency) + _today.Where(trade => trade.Currency == currency).Sum(trade => trade.Cash);

    public void Deposit(DateTime at, decimal amount, DepositAccount bank, string memo)
    {
        bank.Pay(at, amount, "미래증권", Channels.DirectDebit);
        _today.Add(new(at, "KRW", "301", "이체입금", amount, amount) { Memo = memo });
    }

    public void Withdraw(DateTime at, decimal amount, DepositAccount bank)
    {
        _today.Add(new(at, "KRW", "302", "이체출금", amount, -amount) { Memo = bank.Name });
        bank.Receive(at, amount, "미래증권", Channels.Internet);
    }

    /// <summary>Turns won into another currency at the day's rate.</summary>
    public void Exchange(DateTime at, decimal won, string currency)
    {
        var rate = home.World.Rates.Won(currency, at.Date())!.Value;
        var foreign = RoundMoney(won / rate, currency);
        _today.Add(new(at, "KRW", "382", "외화매수출금", won, -won) { Memo = currency });
        _today.Add(new(at, currency, "381", "외화매수입금", foreign, foreign) { Price = rate });
    }

    /// <summary>Buys for as much as the amount allows: whole shares, or fractions of overseas ones and funds.</summary>
    public void Buy(DateTime at, Instrument instrument, decimal budget)
    {
        var price = home.World.Market.Price(instrument, at);
        var units = budget * instrument.Scale / (price * (1 + FeeRate));
        units = instrument.Kind switch { "402" => Floor(units, 6), "413" => Math.Floor(units), _ => Math.Floor(units) };
        if (units <= 0)
        {
            return;
        }

        var amount = RoundMoney(units * price / instrument.Scale, instrument.Currency);
        var fee = RoundMoney(amount * FeeRate, instrument.Currency);
        _today.Add(new(at, instrument.Currency, "341", instrument.Kind == "413" ? "펀드매수" : "매수", amount, -(amount + fee))
        {
            Instrument = instrument,
            Units = units,
            Price = price,
        });
        PositionIn(instrument).Buy(at, units, amount);
    }

    public void Sell(DateTime at, Position position, decimal share)
    {
        var instrument = position.Instrument;
        var units = instrument.Kind == "402" ? Floor(position.Units * share, 6) : Math.Floor(position.Units * share);
        if (units <= 0)
        {
            return;
        }

        var price = home.World.Market.Price(instrument, at);
        var amount = RoundMoney(units * price / instrument.Scale, instrument.Currency);
        var costs = RoundMoney(amount * (FeeRate + (instrument.Kind == "401" ? SalesTaxRate : 0)), instrument.Currency);
        position.Sell(at, units);
        _today.Add(new(at, instrument.Currency, "342", "매도", amount, amount - costs)
        {
            Instrument = instrument,
            Units = units,
            Price = price,
        });
    }

    public void PayDividend(DateTime at, Position position, decimal yield)
    {
        var instrument = position.Instrument;
        var amount = RoundMoney(position.Units * home.World.Market.Price(instrument, at) * yield, instrument.Currency);
        if (amount > 0)
        {
            var net = amount - RoundMoney(amount * IncomeTaxRate, instrument.Currency);
            _today.Add(new(at, instrument.Currency, "381", "배당금입금", amount, net) { Instrument = instrument });
        }
    }

    /// <summary>Buys shares with a loan of the securities firm (신용융자).</summary>
    public void BorrowToBuy(DateTime at, Instrument instrument, decimal amount)
    {
        _today.Add(new(at, "KRW", "381", "신용융자입금", amount, amount));
        Buy(at.AddMinutes(1), instrument, amount);
        Margin = (at, amount, PositionIn(instrument));
    }

    public void Settle()
    {
        foreach (var trade in _today.OrderBy(trade => trade.At))
        {
            var balance = _cash[trade.Currency] = _cash.GetValueOrDefault(trade.Currency) + trade.Cash;
            Trades.Add(trade with { Number = _number++, Balance = balance });
        }

        _today.Clear();
    }

    private Position PositionIn(Instrument instrument)
    {
        var position = Positions.Find(position => position.Instrument == instrument);
        if (position is null)
        {
            position = new Position(instrument);
            Positions.Add(position);
        }

        return position;
    }

    private static decimal Floor(decimal units, int decimals) => decimal.Round(
        units, decimals, MidpointRounding.ToZero);

    private static decimal RoundMoney(decimal amount, string currency) => Currencies.RoundDown(amount, currency);
}
