using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>A forgotten deposit booked as dormant money (숨은금융-001, 002).</summary>
internal sealed record DormantDeposit(
    string Number,
    string Name,
    DateTime OpenedAt,
    decimal Balance,
    DateOnly Prescribed)
    : IAsset
{
    public DateTime? ClosedAt => null;
}
