using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Spending;

/// <summary>
/// What is left at the end of a month beyond what the person keeps goes to the family, whose accounts are not here.
/// On a minus account the amount kept may be a debt.
/// </summary>
internal sealed class FamilySupport(DepositAccount account, string name, decimal keeps) : IRoutine
{
    private const int EndOfMonth = 28;

    public void Live(Day day)
    {
        var excess = Math.Floor((account.Won.Balance - keeps) / 10_000) * 10_000;
        if (day.IsDue(EndOfMonth) && excess > 0)
        {
            account.Pay(day.At(21, 10, 44), Math.Min(excess, account.Won.Spare - keeps), name, Channels.Mobile);
        }
    }
}
