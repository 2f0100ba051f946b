using MyDataHub.Domain.Assets;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>account_type of banks, insurers' loans and instalment finance (section 9.1).</summary>
internal static class AccountTypes
{
    private const string OperatingLease = "3710";

    /// <summary>The first digit decides, so that a new code of a known family still finds its datasets.</summary>
    internal static AssetKind Kind(string type, WireNotes notes) => type switch
    {
        "2002" or "2003" or "2004" => AssetKind.Trust,
        OperatingLease => AssetKind.Lease,
        ['1', ..] => AssetKind.Deposit,
        ['2', ..] => AssetKind.Fund,
        ['3', ..] => AssetKind.Loan,
        _ => Unknown(notes),
    };

    /// <summary>A contract of instalment finance: whatever is not an operating lease is a debt.</summary>
    internal static AssetKind Debt(string type, WireNotes notes)
    {
        if (type is not ['3', ..])
        {
            notes.UnknownCode("account_type");
        }

        return type == OperatingLease ? AssetKind.Lease : AssetKind.Loan;
    }

    // Taken for a deposit, whose balance at least is a figure of the account; never for a debt.
    private static AssetKind Unknown(WireNotes notes)
    {
        notes.UnknownCode("account_type");
        return AssetKind.Deposit;
    }
}
