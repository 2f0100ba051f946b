using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>숨은금융-001 of banks and insurers, and 002 of banks (section 6.4). Their scope is unpublished; the list's is taken.</summary>
internal static class DormantAssets
{
    private const string BankDeposit = "10";

    internal static ImmutableArray<KrDataset> Of(Sector sector)
    {
        var industry = sector.Industry();
        var list = Ask.List(industry + ".dormant.assets", sector, "숨은금융-001", "/sleep_noncont", Reads.Assets("sleep_list", Listed)).SinceV2();
        return sector == Sector.Bank
            ? [list, Ask.Detail("bank.dormant.balance", sector, "숨은금융-002", "bank.list", "/sleep_noncont/deposit", AssetKind.Dormant, "account_num",
                Reads.One(Balance)).WithSeqno().SinceV2() with { TypeCodes = [BankDeposit, "40", "70"] }]
            : [list];
    }

    private static ListedAsset Listed(WireObject row, ReadContext context)
    {
        row.Ignore("insu_type");
        return new(
            context.Key(AssetKind.Dormant, row.Text("sleep_num"), row.TextOrNull("seqno")), row.Text("prod_name"), row.Text("sleep_type"), row.Flag("is_consent"));
    }

    private static DormantBalance Balance(WireObject row, ReadContext context) => new(row.Money("balance_amt"), row.DayOrNull("ext_pres_date"));
}
