using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>전금-001 to 004 and 101 to 103 (section 6.9). One means may have several accounts; account_id is then the sequence of the asset.</summary>
internal static class Efin
{
    private const string Prepaid = "efin.prepaid";
    private const string Paid = "efin.paid";

    internal static readonly ImmutableArray<KrDataset> Datasets =
    [
        Ask.List("efin.wallets", Sector.Efin, "EF01", "/prepaid", Reads.Assets("fob_list", Wallets)),
        OfWallet(Ask.Detail("efin.wallet.balance", Sector.Efin, "EF02", Prepaid, "/prepaid/balance", AssetKind.Wallet, "fob_id", Reads.One(WalletRows.Balance))),
        OfWallet(Ask.Detail("efin.wallet.auto-charges", Sector.Efin, "EF03", Prepaid, "/prepaid/charge", AssetKind.Wallet, "fob_id",
            Reads.Rows("charge_list", Charge, static (rows, _) => new AutoCharges(rows))).Basic()),
        OfWallet(Ask.History("efin.wallet.transactions", Sector.Efin, "EF04", Prepaid, "/prepaid/transactions", AssetKind.Wallet, "fob_id",
            Reads.Transactions("trans_list", Transaction))),
        Ask.List("efin.payment-accounts", Sector.Efin, "EF11", "/paid", Reads.Assets("account_list", PaymentAccount)),
        Ask.Detail("efin.payment-methods", Sector.Efin, "EF12", Paid, "/paid/methods", AssetKind.PaymentAccount, "sub_key",
            Reads.Rows("pay_list", Method, static (rows, _) => new PaymentMethods(rows))).Basic(),
        Ask.History("efin.payments", Sector.Efin, "EF13", Paid, "/paid/transactions", AssetKind.PaymentAccount, "sub_key",
            Reads.Transactions("trans_list", Payment)),
    ];

    private static KrDataset OfWallet(KrDataset dataset) => dataset with { SeqnoMember = "account_id" };

    private static ImmutableArray<ListedAsset> Wallets(WireObject row, ReadContext context)
    {
        row.Ignore("is_charge", "is_withdrawable", "currency_code", "account_cnt");
        var accounts = row.RowsOrNone("account_list").Select(static account => account.TextOrNull("account_id")).Where(static account => account is not null).ToArray();
        return [.. accounts.DefaultIfEmpty().Select(account => Wallet(row, context, account))];
    }

    private static ListedAsset Wallet(WireObject row, ReadContext context, string? account) =>
        new(context.Key(AssetKind.Wallet, row.Text("fob_id"), account), row.Text("fob_name"), "", row.Flag("is_consent"))
        {
            OpenedOn = row.DayOrNull("reg_date"),
            Amount = row.AmountOrNull("limit_amt"),
        };

    private static ListedAsset PaymentAccount(WireObject row, ReadContext context)
    {
        row.Ignore("is_pay");
        return new(context.Key(AssetKind.PaymentAccount, row.Text("sub_key")), row.TextOr("account_id", ""), "", row.Flag("is_consent"))
        {
            OpenedOn = row.DayOrNull("reg_date"),
        };
    }

    private static AutoCharge Charge(WireObject row, ReadContext context)
    {
        row.Ignore("auto_charge_seq");
        return new(
            row.TextOrNull("charge_org_code"), row.TextOrNull("charge_account_num"), row.Text("charge_option"), row.TextOrNull("charge_day"),
            row.AmountOrNull("charge_base_amt"), row.AmountOrNull("charge_amt"));
    }

    private static Transaction Transaction(WireObject row, ReadContext context)
    {
        row.Ignore("pay_method", "is_scheduled", "trans_num");
        return Bought(row, row.Transaction(context, TransactionKind.Wallet, Directions.Wallet)) with
        {
            BalanceAfter = row.AmountOrNull("balance_amt"),
            CounterpartyId = row.TextOrNull("trans_id"),
        };
    }

    private static Transaction Payment(WireObject row, ReadContext context)
    {
        row.Ignore("pay_type", "card_name", "total_install_cnt", "pay_method", "trans_num");
        return Bought(row, row.Transaction(context, TransactionKind.Payment, Directions.Payment)) with
        {
            CounterpartyId = row.TextOrNull("pay_id"),
            // The card company tells the same purchase under this number; only it shows that the two are one.
            Card = row.TextOrNull("approved_num") is { Length: > 0 } number ? new(number, CardStatus.Approved, IsCredit: true) : null,
        };
    }

    private static Transaction Bought(WireObject row, Transaction draft) => draft with
    {
        Memo = row.TextOrNull("trans_memo"),
        Merchant = row.TextOrNull("merchant_name"),
        MerchantNumber = row.TextOrNull("merchant_regno"),
        Title = row.TextOrNull("trans_title"),
        CategoryCode = row.TextOrNull("trans_category"),
        CounterpartyOrg = row.TextOrNull("trans_org_code"),
    };

    private static PaymentMethod Method(WireObject row, ReadContext context) =>
        new(row.TextOrNull("pay_org_code"), row.TextOrNull("pay_type"), row.TextOrNull("pay_id"), row.FlagOrFalse("is_primary"));
}
