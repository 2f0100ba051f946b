using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>
/// Interest of a minus account: by the day on what is drawn, a month at a time, taken from the account itself.
/// </summary>
internal sealed class OverdraftInterest(DepositAccount account, Overdraft terms) : IRoutine
{
    private decimal _drawnDays;

    public void Live(Day day)
    {
        _drawnDays += Math.Max(0, -account.Won.Balance);
        if (day.IsDue(terms.InterestDay))
        {
            account.Pay(day.At(2, 10), Math.Floor(_drawnDays * terms.Rate / 36_500), "대출이자", Channels.Bank);
            _drawnDays = 0;
        }
    }
}
