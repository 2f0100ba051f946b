using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Investing;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Pensions;

/// <summary>
/// An IRP or DC pension (section 6.2, 6.3): paid into until the pension starts, paid out of after that.
/// </summary>
internal sealed class PensionAccount(PensionTerms terms, Basket basket) : IRoutine, IAsset
{
    public PensionTerms Terms { get; } = terms;

    public Basket Basket { get; } = basket;

    public string Number => Terms.Number;

    public string Name => Terms.Name;

    public DateTime OpenedAt => Terms.Opened.At(10, 30);

    public DateTime? ClosedAt => null;

    public decimal PaidInAt(DateTime now, BasketSource source) =>
        Basket.Flows.Until(now).Where(flow => flow.Amount > 0 && flow.Source == source).Sum(flow => flow.Amount);

    public void Live(Day day)
    {
        if (day.Date < Terms.Opened)
        {
            return;
        }

        if (day.Date == Terms.Opened || (day.Date == day.Home.Begins && Terms.Opened < day.Date))
        {
            Begin(day);
        }
        else if (Terms.Starts <= day.Date)
        {
            PayPension(day);
        }
        else if (day.IsDue(Terms.PayDay))
        {
            Contribute(day.At(11, 10));
        }
    }

    private void Begin(Day day)
    {
        var at = day.At(10, 35);
        if (Terms.Transferred > 0)
        {
            Basket.PayIn(at, Terms.Transferred, BasketSource.Employer);
        }

        Contribute(at.AddMinutes(5));
    }

    private void Contribute(DateTime at)
    {
        if (Terms.Monthly == 0)
        {
            return;
        }

        Terms.Account?.Pay(at, Terms.Monthly, "IRP부담금", Channels.DirectDebit);
        Basket.PayIn(at, Terms.Monthly, Terms.Account is null ? BasketSource.Employer : BasketSource.Member);
    }

    private void PayPension(Day day)
    {
        if (!day.IsDue(Terms.PayDay))
        {
            return;
        }

        var at = day.At(9, 50);
        var paid = Basket.PayOut(at, Terms.Pension);
        Terms.Account?.Receive(at, paid, "퇴직연금", Channels.Bank);
    }
}
