using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>통신-001 to 004 (section 6.12).</summary>
internal static class Telecom
{
    private const string Scope = "telecom.mgmt";

    internal static readonly ImmutableArray<KrDataset> Datasets =
    [
        Ask.List("telecom.contracts", Sector.Telecom, "TC01", "/telecoms", Reads.Assets("telecom_list", Listed)),
        ByMonth("telecom.bills", "TC02", "/telecoms/bills", Reads.Each("charge_list", Bill, static bill => bill.Month)),
        ByMonth("telecom.payments", "TC03", "/telecoms/transactions", Reads.Each("trans_list", Payment, static payment => payment.Month)),
        Ask.History("telecom.carrier-billed", Sector.Telecom, "TC04", Scope, "/telecoms/paid-transactions", AssetKind.Telecom, "mgmt_id",
            Reads.Transactions("trans_list", CarrierBilled)),
    ];

    private static KrDataset ByMonth(string id, string code, string path, StartReading read) =>
        Ask.Detail(id, Sector.Telecom, code, Scope, path, AssetKind.Telecom, "mgmt_id", read) with
        {
            HasStamp = false,
            Period = PeriodKind.Months,
            ScheduledWindowDays = Ask.WithinThreeMonths,
        };

    private static ListedAsset Listed(WireObject row, ReadContext context) =>
        new(context.Key(AssetKind.Telecom, row.Text("mgmt_id")), row.TextOr("telecom_num", ""), row.TextOr("type", ""), row.Flag("is_consent"))
        {
            StatusCode = row.TextOrNull("status"),
            MaskedNumber = row.TextOrNull("telecom_num"),
        };

    private static TelecomBill Bill(WireObject row, ReadContext context) =>
        new(row.Month("charge_month"), row.Amount("charge_amt"), row.DayOrNull("charge_date"));

    private static TelecomPayment Payment(WireObject row, ReadContext context) =>
        new(row.Month("trans_month"), row.Amount("paid_amt"), row.TextOr("pay_method", ""));

    private static Transaction CarrierBilled(WireObject row, ReadContext context) =>
        context.Draft(row.Moment("trans_date"), TransactionKind.CarrierBilled, Flow.Out, row.Magnitude("trans_amt")) with
        {
            Merchant = row.TextOrNull("merchant_name"),
            MerchantNumber = row.TextOrNull("org_regno"),
            Title = row.TextOrNull("trans_title"),
        };
}
