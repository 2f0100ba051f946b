using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Time;
using MyDataHub.Sandbox.Households.Wire;

namespace MyDataHub.Sandbox.Households.Saving;

/// <summary>
/// A standing order between two own accounts, registered at the paying bank (은행-014) and carried out monthly.
/// </summary>
internal sealed class OwnTransfer : IRoutine
{
    private readonly DepositAccount _from;
    private readonly DepositAccount _to;
    private readonly decimal _amount;
    private readonly int _day;

    public OwnTransfer(Household home, DepositAccount from, DepositAccount to, decimal amount, int day)
    {
        (_from, _to, _amount, _day) = (from, to, amount, day);
        from.Orders.Add(new StandingOrder(
            to.Terms.OrgCode, to.Number, amount, "01", day.AsDigits(2), to.Name, home.Begins.At(12)));
    }

    public void Live(Day day)
    {
        if (day.IsDue(_day))
        {
            _from.Transfer(day.At(6, 40, 2), _amount, _to, Channels.DirectDebit);
        }
    }
}
