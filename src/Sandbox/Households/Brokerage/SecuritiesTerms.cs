namespace MyDataHub.Sandbox.Households.Brokerage;

/// <summary>
/// What a securities account was opened as. Type: 101 general, 104 short-term, 105 pension, 108 ISA (section 9.1).
/// </summary>
internal sealed record SecuritiesTerms(string Number, string Name, string Type, DateOnly Opened)
{
    public bool IsTaxFavoured => Type is "105" or "108";

    /// <summary>
    /// Cash is swept into a 418 product every night, so it shows twice: as the deposit and as that product.
    /// </summary>
    public bool IsCma { get; init; }

    public bool CanTradeShares => Type is "101" or "102" or "108";

    public DateOnly? PensionStarts { get; init; }
}
