namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>A monthly bill (카드-004): closed at one moment, debited on a later day.</summary>
internal sealed record Bill(
    DateOnly Month,
    DateOnly From,
    DateOnly To,
    DateTime ClosedAt,
    DateOnly PaidOn,
    IReadOnlyList<BillLine> Lines)
{
    public decimal Amount { get; } = Lines.Sum(line => line.Amount + line.Fee);

    public decimal Of(string kind) => Lines.Where(line => line.Kind == kind).Sum(line => line.Amount);
}
