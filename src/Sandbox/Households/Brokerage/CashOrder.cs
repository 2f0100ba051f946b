using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Wire;

namespace MyDataHub.Sandbox.Households.Brokerage;

/// <summary>
/// A standing order of a securities account to an own bank account (금투-006), carried out while its cash lasts.
/// </summary>
internal sealed class CashOrder : IRoutine
{
    private readonly SecuritiesAccount _from;
    private readonly DepositAccount _to;
    private readonly decimal _amount;
    private readonly int _day;

    public CashOrder(SecuritiesAccount from, DepositAccount to, decimal amount, int day)
    {
        (_from, _to, _amount, _day) = (from, to, amount, day);
        from.Orders.Add(new StandingOrder(
            to.Terms.OrgCode, to.Number, amount, "01", day.AsDigits(2), to.Name, from.OpenedAt));
    }

    public void Live(Day day)
    {
        if (day.Date > _from.Terms.Opened && day.IsDue(_day) && _from.Free("KRW") >= _amount)
        {
            _from.Withdraw(day.At(9, 15), _amount, _to);
        }
    }
}
