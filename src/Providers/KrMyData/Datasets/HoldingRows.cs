using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Datasets;

/// <summary>Positions inside an account: 은행-013, DC-004, IRP-003.</summary>
internal static class HoldingRows
{
    internal static Holdings Undated(ImmutableArray<Holding> rows, ReadContext _) => new(null, rows);

    internal static Holding Product(WireObject row, ReadContext context) =>
        new(row.Text("prod_name"), row.TextOrNull("prod_num"), row.Text("prod_type"))
        {
            Currency = CurrencyOf(row, context),
            Valuation = row.Amount("eval_amt"),
            Cost = row.AmountOrNull("principal_amt"),
            Quantity = row.AmountOrNull("holding_num"),
            OpenedOn = row.DayOrNull("issue_date"),
            MaturesOn = row.DayOrNull("exp_date"),
            Rate = row.AmountOrNull("int_rate"),
        };

    internal static Holding Irp(WireObject row, ReadContext _) =>
        new(row.Text("irp_name"), row.TextOrNull("irp_no"), row.Text("irp_type"))
        {
            Currency = Currency.Krw,
            Valuation = row.Amount("eval_amt"),
            Cost = row.AmountOrNull("inv_principal"),
            Quantity = row.AmountOrNull("fund_num"),
            OpenedOn = row.DayOrNull("open_date"),
            MaturesOn = row.DayOrNull("exp_date"),
            Rate = row.AmountOrNull("int_rate"),
        };

    internal static Currency? CurrencyOf(WireObject row, ReadContext context) =>
        row.CurrencyOrNull() ?? (context.Profile.HoldingsWithoutCurrencyAreWon ? Currency.Krw : null);
}
