using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>To which domain of a grant a thing belongs.</summary>
public static class OpenDomains
{
    /// <summary>None for what no grant can name. A leased car is a car; wallets lie beside the accounts.</summary>
    public static ConsentDomains Of(AssetKind kind) => kind switch
    {
        AssetKind.Deposit or AssetKind.Dormant or AssetKind.Wallet or AssetKind.PrepaidCard or AssetKind.PaymentAccount => ConsentDomains.Bank,
        AssetKind.Fund or AssetKind.Trust or AssetKind.Irp or AssetKind.Dc or AssetKind.Db or AssetKind.Securities => ConsentDomains.Investment,
        AssetKind.Loan or AssetKind.CardLoan or AssetKind.Lending or AssetKind.Claim => ConsentDomains.Loan,
        AssetKind.Card => ConsentDomains.Card,
        AssetKind.Policy or AssetKind.InsuredPolicy or AssetKind.SuretyPolicy => ConsentDomains.Insurance,
        AssetKind.Vehicle or AssetKind.Lease => ConsentDomains.Vehicle,
        AssetKind.Telecom => ConsentDomains.None,
    };

    internal static string WordOf(AssetKind kind) => ConsentWords.Of(Of(kind))[0];
}
