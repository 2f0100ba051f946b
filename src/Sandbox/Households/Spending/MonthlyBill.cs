using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Spending;

/// <summary>A debit that comes every month: rent, maintenance fee, gas. In winter a heating bill is larger.</summary>
internal sealed class MonthlyBill(DepositAccount pays, string payee, decimal min, decimal max, int dueDay) : IRoutine
{
    public decimal WinterFactor { get; init; } = 1;

    public string Channel { get; init; } = Channels.DirectDebit;

    public void Live(Day day)
    {
        if (!day.IsDue(dueDay) || pays.OpenedAt > day.At(6) || pays.ClosedAt is not null)
        {
            return;
        }

        var amount = day.Dice(payee).Amount(min, max, 10);
        var seasonal = day.Date.Month is 12 or 1 or 2 ? amount * WinterFactor : amount;
        pays.Pay(day.At(7, 20, 5), Math.Floor(seasonal / 10) * 10, payee, Channel);
    }
}
