using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>선불-001 to 004, the same under bank and card (section 6.4).</summary>
internal static class PrepaidCards
{
    internal static ImmutableArray<KrDataset> Of(Sector sector)
    {
        var industry = sector.Industry();
        var scope = industry + ".prepaid";
        var since = sector == Sector.Card ? 1 : 2;
        return
        [
            Ask.List(industry + ".prepaid.cards", sector, "PP01", "/prepaid", Reads.Assets("pp_list", Listed)) with { Since = since },
            Ask.Detail(industry + ".prepaid.balance", sector, "PP02", scope, "/prepaid/balance", AssetKind.PrepaidCard, "pp_id", Reads.One(WalletRows.Balance))
                with { Since = since },
            Ask.History(industry + ".prepaid.transactions", sector, "PP03", scope, "/prepaid/transactions", AssetKind.PrepaidCard, "pp_id",
                Reads.Transactions("trans_list", Transaction)) with { Since = since },
            Ask.History(industry + ".prepaid.approvals", sector, "PP04", scope, "/prepaid/approval", AssetKind.PrepaidCard, "pp_id",
                Reads.Transactions("approved_list", Approval)) with { Since = since },
        ];
    }

    // limit_amt counts in units of 10,000 won.
    private static ListedAsset Listed(WireObject row, ReadContext context) =>
        new(context.Key(AssetKind.PrepaidCard, row.Text("pp_id")), row.Text("pp_name"), "", row.Flag("is_consent"))
        {
            OpenedOn = row.DayOrNull("reg_date"),
            Amount = row.AmountOrNull("limit_amt") * 10_000,
        };

    private static Transaction Transaction(WireObject row, ReadContext context) =>
        row.Transaction(context, TransactionKind.Prepaid, Directions.Wallet) with
        {
            BalanceAfter = row.AmountOrNull("balance_amt"),
            CounterpartyOrg = row.TextOrNull("trans_org_code"),
            CounterpartyId = row.TextOrNull("trans_id"),
        };

    // A prepaid card is neither credit nor check, but its money is the customer's own, as with a check card.
    private static Transaction Approval(WireObject row, ReadContext context) =>
        CardRows.Approval(row, context, TransactionKind.Prepaid, row.Magnitude("approved_amt"), isCredit: false);
}
