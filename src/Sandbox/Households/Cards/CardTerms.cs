using MyDataHub.Sandbox.Households.Banking;

namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>
/// What a card was issued as. Type: 01 credit, 02 check. Member: 1 own card, 2 family card. Brand: code of att. 13.
/// Account: where it is settled, for a check card at once.
/// </summary>
internal sealed record CardTerms(
    string OrgCode,
    string Id,
    string MaskedNumber,
    string Name,
    string Type,
    string Brand,
    decimal AnnualFee,
    DateOnly Issued,
    DepositAccount Account)
{
    public string Member { get; init; } = "1";

    public bool IsTransit { get; init; } = true;

    public bool IsCredit => Type == "01";
}
