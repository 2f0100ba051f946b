using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>scheduled_list of 은행-014 and 금투-006.</summary>
internal static class StandingOrderRows
{
    internal static readonly StartReading Read = Reads.Rows(
        "scheduled_list",
        static (row, _) => new StandingOrder(
            row.TextOrNull("scheduled_org_code"), row.Text("scheduled_account_num"), row.Money("scheduled_amt"), row.Text("scheduled_cycle"),
            row.TextOrNull("scheduled_date"), row.TextOrNull("trans_memo")),
        static (rows, _) => new StandingOrders(rows));
}
