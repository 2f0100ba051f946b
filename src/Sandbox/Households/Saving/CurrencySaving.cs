using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Markets;

namespace MyDataHub.Sandbox.Households.Saving;

/// <summary>
/// Buys a currency for about the same won each month at the bank's rate: a won debit and a deposit in the currency
/// at the
/// same second.
/// </summary>
internal sealed class CurrencySaving(
    DepositAccount won,
    DepositAccount foreign,
    string currency,
    decimal monthly,
    int payDay)
    : IRoutine
{
    private readonly Ledger _ledger = foreign.Ledgers.Single(ledger => ledger.Currency == currency);

    public void Live(Day day)
    {
        if (!day.IsDue(payDay) || day.At(6) < foreign.OpenedAt)
        {
            return;
        }

        var rate = day.Home.World.Rates.Won(currency, day.Date)!.Value;
        var bought = Currencies.RoundDown(monthly / rate, currency);
        var at = day.At(10, 50);
        won.Pay(at, Math.Floor(bought * rate), "외화매수 " + currency, Channels.Mobile);
        _ledger.Enter(new Posting(at, 0, bought, 0, Channels.In, Channels.Mobile, "외화매수", null));
    }
}
