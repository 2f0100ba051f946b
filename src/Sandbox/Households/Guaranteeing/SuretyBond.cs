using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Guaranteeing;

/// <summary>A surety policy (보증보험), such as one over a jeonse deposit, paid with one premium when taken out.</summary>
internal sealed class SuretyBond(
    string number,
    string name,
    DateOnly issued,
    DateOnly expires,
    decimal face,
    decimal premium,
    string beneficiary,
    DepositAccount pays) : IAsset, IRoutine
{
    public string Number { get; } = number;

    public string Name { get; } = name;

    public DateTime OpenedAt { get; } = issued.At(14, 20);

    public DateTime? ClosedAt => null;

    public DateOnly Expires { get; } = expires;

    public decimal Face { get; } = face;

    public decimal Premium { get; } = premium;

    public string Beneficiary { get; } = beneficiary;

    public void Live(Day day)
    {
        if (day.Date == issued)
        {
            pays.Pay(OpenedAt, Premium, "서울보증", Channels.Mobile);
        }
    }
}
