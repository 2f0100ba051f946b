using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Investing;

/// <summary>
/// A trust or ISA at a bank (은행-011…013), paid into monthly from an own account. Type: account_type: 2002
/// trust, 2003 trust ISA, 2004 discretionary ISA.
/// </summary>
internal sealed class TrustAccount(
    string number,
    string name,
    string type,
    DateOnly opened,
    int years,
    decimal monthly,
    int payDay,
    DepositAccount pays,
    Basket basket) : IRoutine, IAsset
{
    public string Number { get; } = number;

    public string Name { get; } = name;

    public string Type { get; } = type;

    public DateTime OpenedAt { get; } = opened.At(14, 5);

    public DateTime? ClosedAt => null;

    public DateOnly Expires { get; } = opened.AddYears(years);

    public Basket Basket { get; } = basket;

    public void Live(Day day)
    {
        if (day.Date == opened || (day.Date > opened && day.Date < Expires && day.IsDue(payDay)))
        {
            var at = day.Date == opened ? OpenedAt : day.At(10, 15);
            pays.Pay(at, monthly, Type == "2002" ? "신탁입금" : "ISA입금", Channels.DirectDebit);
            Basket.PayIn(at, monthly, BasketSource.Member);
        }
    }
}
