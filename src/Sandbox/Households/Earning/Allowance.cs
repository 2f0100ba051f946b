using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Earning;

/// <summary>Money from family or a flat rent, on the same day of every month whatever day of the week it is.</summary>
internal sealed class Allowance(DepositAccount to, string sender, decimal monthly, int payDay) : IRoutine
{
    public void Live(Day day)
    {
        if (day.Date.Day == payDay && day.At(12) > to.OpenedAt)
        {
            to.Receive(day.At(12, 4, 33), monthly, sender, Channels.Mobile);
        }
    }
}
