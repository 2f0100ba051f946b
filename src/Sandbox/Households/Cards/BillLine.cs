namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>
/// One line of a bill (카드-005). The amount is what this bill asks for it, so that lines and fees sum to the bill;
/// it is negative for something given back. Kind: 01 lump sum, 02 instalment, 03 cash advance, 04 revolving, 05
/// card loan, 06 annual fee, 99 other.
/// </summary>
internal sealed record BillLine(
    PaymentCard Card,
    string Kind,
    DateTime UsedAt,
    string TransNo,
    decimal Amount,
    decimal Fee)
{
    public string? Merchant { get; init; }

    public string? RegNo { get; init; }

    public int? Instalments { get; init; }

    public int? Instalment { get; init; }

    /// <summary>Principal of the instalment purchase still to be billed after this one.</summary>
    public decimal? Left { get; init; }
}
