using System.Text.Json;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Matching;
using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Domain.Assets.Rows;

/// <summary>A transaction as a row of history, with what the reading of its month says about it.</summary>
internal sealed class RowShape(BookState state, ViewInputs inputs)
{
    private readonly Dictionary<AssetKey, (string Id, string Name)> _items = [];

    internal LedgerRow Of(Transaction row, Reading reading)
    {
        var (itemId, itemName) = ItemOf(row.Account);
        return new(
            ItemId.Of(inputs.ItemIdSalt, row.Account, row.Id),
            itemId,
            itemName,
            row.Account.Institution.OrgCode,
            inputs.InstitutionNames.GetValueOrDefault(row.Account.Institution, row.Account.Institution.OrgCode),
            RowMatch.DomainOf(row.Account.Kind),
            KoreanTime.Instant(row.At),
            KindOf(row),
            row.Amount.Amount,
            Net(row),
            row.Amount.Currency.Code)
        {
            HasTime = row.HasTime,
            BalanceAfter = row.BalanceAfter,
            Title = row.Title ?? row.Trade?.Name,
            Merchant = row.Merchant,
            Memo = row.Memo,
            Category = reading.Category,
            Status = StatusOf(row.Card?.Status),
            ChangedAt = row.Card?.ChangedAt,
            Instalments = row.Card?.Instalments,
            KrwAmount = row.Card?.KrwAmount,
            NotSpending = reading.Class is FlowClass.Spending or FlowClass.Income ? null : CashFlowFold.KeyOf(reading.Class),
        };
    }

    private (string Id, string Name) ItemOf(AssetKey asset)
    {
        if (!_items.TryGetValue(asset, out var item))
        {
            var name = state.Listings
                .Where(pair => pair.Key.Asset == asset)
                .OrderByDescending(pair => pair.Value.At).ThenBy(pair => pair.Key.List.Connection.ToString(), StringComparer.Ordinal)
                .Select(pair => pair.Value.Row.Name)
                .FirstOrDefault();
            item = _items[asset] = (ItemId.Of(inputs.ItemIdSalt, asset), name ?? "");
        }

        return item;
    }

    // What the institution calls it, where it says so (trans_class), else our word for it.
    private static string KindOf(Transaction row) => row.TypeText ?? JsonNamingPolicy.KebabCaseLower.ConvertName(row.Kind.ToString());

    private static decimal Net(Transaction row)
    {
        var amount = row.Card switch
        {
            { Status: CardStatus.Cancelled } when row.Kind is not TransactionKind.CardPurchase => 0,
            { Status: CardStatus.Corrected, ModifiedAmount: { } modified } => modified,
            _ => row.Amount.Amount,
        };
        return row.Flow switch
        {
            Flow.In => amount,
            Flow.Out => -amount,
            Flow.None => 0,
        };
    }

    private static string? StatusOf(CardStatus? status) => status switch
    {
        CardStatus.Approved => "approved",
        CardStatus.Cancelled => "cancelled",
        CardStatus.Corrected => "corrected",
        CardStatus.PurchaseWithoutApproval => "purchase-without-approval",
        _ => null,
    };
}
