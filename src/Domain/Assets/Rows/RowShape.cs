using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Domain.Assets.Rows;

internal static class RowShape
{
    internal static LedgerRow Of(Transaction row, BookState state, ViewInputs inputs) => new(
        ItemId.Of(inputs.ItemIdSalt, row.Account, row.Id),
        ItemId.Of(inputs.ItemIdSalt, row.Account),
        NameOf(row.Account, state),
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
        Status = StatusOf(row.Card?.Status),
        ChangedAt = row.Card?.ChangedAt,
        Instalments = row.Card?.Instalments,
        KrwAmount = row.Card?.KrwAmount,
    };

    private static string NameOf(AssetKey asset, BookState state) => state.Listings
        .Where(pair => pair.Key.Asset == asset)
        .OrderByDescending(pair => pair.Value.At)
        .Select(pair => pair.Value.Row.Name)
        .FirstOrDefault() ?? "";

    private static string KindOf(Transaction row) => row.TypeText ?? row.Kind.ToString();

    private static decimal Net(Transaction row) => row.Flow switch
    {
        Flow.In => row.Amount.Amount,
        Flow.Out => -row.Amount.Amount,
        Flow.None => 0,
    };

    private static string? StatusOf(CardStatus? status) => status switch
    {
        CardStatus.Approved => "approved",
        CardStatus.Cancelled => "cancelled",
        CardStatus.Corrected => "corrected",
        CardStatus.PurchaseWithoutApproval => "purchase-without-approval",
        _ => null,
    };
}
