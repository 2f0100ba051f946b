using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>IRP and workplace pensions, the same under bank, invest and insu (sections 6.2, 6.3).</summary>
internal static class Pensions
{
    internal static ImmutableArray<KrDataset> Of(Sector sector) => [.. Irp(sector, sector.Industry()), .. Workplace(sector, sector.Industry())];

    private static ImmutableArray<KrDataset> Irp(Sector sector, string industry) =>
    [
        Ask.List(industry + ".irp.accounts", sector, "IR01", "/irps", Reads.Assets("irp_list", ListedIrp)) with { IsPaged = false },
        Ask.Detail(industry + ".irp.value", sector, "IR02", industry + ".irp", "/irps/basic", AssetKind.Irp, "account_num", Reads.One(IrpValue)).Basic(),
        Ask.Detail(industry + ".irp.holdings", sector, "IR03", industry + ".irp", "/irps/detail", AssetKind.Irp, "account_num",
            Reads.Rows("irp_list", HoldingRows.Irp, HoldingRows.Undated)).Paged(),
        Ask.History(industry + ".irp.transactions", sector, "IR04", industry + ".irp", "/irps/transactions", AssetKind.Irp, "account_num",
            Reads.Transactions("trans_list", static (row, context) => row.Transaction(context, TransactionKind.Pension, Directions.Irp))),
    ];

    private static ImmutableArray<KrDataset> Workplace(Sector sector, string industry) =>
    [
        Ask.Customer(industry + ".db", sector, "DB-001", industry + ".db", "/db/basic",
            Reads.One(static (row, _) => new DbPensionHeld(row.Flag("is_running_pension")))).Basic().SinceV2(),
        Ask.List(industry + ".dc.accounts", sector, "DC-001", "/dc", Reads.Assets("dc_list", ListedDc)).SinceV2(),
        Ask.Detail(industry + ".dc.value", sector, "DC-002", industry + ".dc", "/dc/basic", AssetKind.Dc, "dc_num", Reads.One(DcValue)).Basic().SinceV2(),
        Ask.Detail(industry + ".dc.holdings", sector, "DC-004", industry + ".dc", "/dc/detail", AssetKind.Dc, "dc_num",
            Reads.Rows("dc_list", HoldingRows.Product, HoldingRows.Undated)).Paged().SinceV2(),
        Ask.History(industry + ".dc.transactions", sector, "DC-003", industry + ".dc", "/dc/transactions", AssetKind.Dc, "dc_num",
            Reads.Transactions("trans_list", static (row, context) => row.Transaction(context, TransactionKind.Pension, Directions.Fund))).SinceV2(),
    ];

    private static ListedAsset ListedIrp(WireObject row, ReadContext context) =>
        new(context.Key(AssetKind.Irp, row.Text("account_num")), row.Text("prod_name"), "", row.Flag("is_consent"));

    private static ListedAsset ListedDc(WireObject row, ReadContext context) =>
        new(context.Key(AssetKind.Dc, row.Text("dc_num")), row.Text("dc_name"), "", row.Flag("is_consent"));

    private static AccountValue IrpValue(WireObject row, ReadContext context)
    {
        row.Ignore("first_deposit_date", "reg_date");
        return new(Currency.Krw, row.Amount("accum_amt"), row.Amount("eval_amt"))
        {
            EmployerPaid = row.AmountOrNull("employer_amt"),
            MemberPaid = row.AmountOrNull("employee_amt"),
            IssuedOn = row.DayOrNull("issue_date"),
            PensionStartsOn = row.DayOrNull("rcv_start_date"),
        };
    }

    private static AccountValue DcValue(WireObject row, ReadContext context) =>
        new(Currency.Krw, row.AmountOrNull("balance_amt"), row.Amount("eval_amt")) { IssuedOn = row.DayOrNull("issue_date") };
}
