namespace MyDataHub.Domain.Assets.Renumbering;

/// <summary>
/// What a row tells whatever its number is. Status, merchant and memo are left out of rows with a time, because they change or depend on the consent;
/// rows of a day have them as their only difference.
/// </summary>
internal readonly record struct RowContent(
    TransactionKind Kind, DateTime At, bool HasTime, Flow Flow, Money Amount, decimal? BalanceAfter, string? Detail)
{
    internal static RowContent Of(Transaction row) => new(
        row.Kind, row.At, row.HasTime, row.Flow, row.Amount, row.BalanceAfter, row.Trade?.Code ?? (row.HasTime ? null : row.Merchant ?? row.Title ?? row.Memo));
}
