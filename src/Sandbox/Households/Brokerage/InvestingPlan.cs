using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Markets;
using MyDataHub.Sandbox.Households.Time;
using MyDataHub.Sandbox.Households.Wire;

namespace MyDataHub.Sandbox.Households.Brokerage;

/// <summary>
/// Money from a bank each month, invested the next business day in one instrument after the other. A part is sold now
/// and then, and shares pay dividends each quarter.
/// </summary>
internal sealed class InvestingPlan : IRoutine
{
    private readonly SecuritiesAccount _account;
    private readonly DepositAccount _bank;
    private readonly decimal _monthly;
    private readonly int _payDay;
    private readonly Instrument[] _instruments;
    private DateOnly? _invests;
    private int _turn;

    public InvestingPlan(
        SecuritiesAccount account,
        DepositAccount bank,
        decimal monthly,
        int payDay,
        params Instrument[] instruments)
    {
        (_account, _bank, _monthly, _payDay, _instruments) = (account, bank, monthly, payDay, instruments);
        bank.Orders.Add(new StandingOrder(
            Orgs.Mirae, account.Number, monthly, "01", payDay.AsDigits(2), account.Name, account.OpenedAt));
    }

    /// <summary>Chance on a business day that a fifth of one position is sold.</summary>
    public double SellsPerDay { get; init; } = 0.008;

    public void Live(Day day)
    {
        if (day.Date < _account.Terms.Opened || !day.IsBusiness)
        {
            return;
        }

        if (day.IsDue(_payDay))
        {
            _account.Deposit(day.At(8, 45), _monthly, _bank, day.Home.Person.Name);
            _invests = day.Date.AddDays(1).OrNextBusinessDay();
        }
        else if (_invests == day.Date)
        {
            Invest(day);
        }

        var dice = day.Dice("sells" + _account.Number);
        if (_account.Positions.Count > 0 && dice.Chance(SellsPerDay))
        {
            _account.Sell(day.At(13, dice.Between(0, 59)), dice.Pick(_account.Positions), 0.2m);
        }

        PayDividends(day);
    }

    private void Invest(Day day)
    {
        if (_instruments.Length == 0)
        {
            return;
        }

        var instrument = _instruments[_turn++ % _instruments.Length];
        var budget = _account.Free("KRW");
        if (instrument.Currency != "KRW")
        {
            _account.Exchange(day.At(9, 25), Math.Floor(budget / 10_000) * 10_000, instrument.Currency);
            budget = _account.Free(instrument.Currency);
        }

        _account.Buy(day.At(10, 5), instrument, budget);
    }

    private void PayDividends(Day day)
    {
        if (day.Date.Month % 3 != 1 || !day.IsDue(18))
        {
            return;
        }

        foreach (var position in _account.Positions.Where(position => position.Instrument.Kind is "401" or "402"))
        {
            _account.PayDividend(day.At(15, 30), position, 0.004m);
        }
    }
}
