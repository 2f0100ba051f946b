using System.Globalization;
using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Domain.Assets.Rows;

internal static class RowMatch
{
    internal static bool Asset(AssetKey asset, RowFilter filter, ViewInputs inputs) =>
        (filter.Domain is null || filter.Domain == DomainOf(asset.Kind))
        && (filter.ItemId is null || filter.ItemId == ItemId.Of(inputs.ItemIdSalt, asset));

    internal static bool Row(Transaction row, RowFilter filter)
    {
        var day = row.Day();
        return (filter.From is null || day >= filter.From)
            && (filter.To is null || day <= filter.To)
            && (string.IsNullOrWhiteSpace(filter.Text) || Says(row, filter.Text.Trim()));
    }

    internal static string DomainOf(AssetKind kind) => kind switch
    {
        AssetKind.Deposit or AssetKind.Dormant => "bank",
        AssetKind.Fund or AssetKind.Trust or AssetKind.Irp or AssetKind.Dc or AssetKind.Db or AssetKind.Securities => "investment",
        AssetKind.Loan or AssetKind.Lease or AssetKind.CardLoan or AssetKind.Lending or AssetKind.Claim => "loan",
        AssetKind.Card => "card",
        AssetKind.Policy or AssetKind.InsuredPolicy or AssetKind.SuretyPolicy => "insurance",
        AssetKind.Wallet or AssetKind.PaymentAccount or AssetKind.PrepaidCard => "wallet",
        AssetKind.Telecom => "telecom",
        AssetKind.Vehicle => "vehicle",
    };

    private static bool Says(Transaction row, string text) =>
        Contains(row.Merchant, text) || Contains(row.Memo, text) || Contains(row.Title, text) || Contains(row.Trade?.Name, text);

    private static bool Contains(string? value, string text) => value is not null
        && CultureInfo.InvariantCulture.CompareInfo.IndexOf(value, text, CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth) >= 0;
}
