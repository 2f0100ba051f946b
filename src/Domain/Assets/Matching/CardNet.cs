namespace MyDataHub.Domain.Assets.Matching;

/// <summary>
/// What a row really moved: nothing once cancelled, the modified amount once corrected; an overseas approval in the institution's
/// own won where it says so. Otherwise the amount as sent.
/// </summary>
internal static class CardNet
{
    internal static Money Of(Transaction row) => row.Card switch
    {
        null => row.Amount,
        { Status: CardStatus.Cancelled } when row.Kind is not TransactionKind.CardPurchase => row.Amount with { Amount = 0 },
        { Status: CardStatus.Corrected, ModifiedAmount: { } modified } when row.Amount.Currency == Currency.Krw => Money.Krw(modified),
        { Status: CardStatus.Corrected, ModifiedAmount: { } modified, KrwAmount: { } krw } when Proportion.Of(krw, modified, row.Amount.Amount) is { } part =>
            Money.Krw(Math.Round(part, 0, MidpointRounding.AwayFromZero)),
        { Status: CardStatus.Corrected, ModifiedAmount: { } modified } => row.Amount with { Amount = modified },
        { KrwAmount: { } krw } when row.Amount.Currency != Currency.Krw => Money.Krw(krw),
        _ => row.Amount,
    };
}
