using MyDataHub.Sandbox.Households.Investing;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Pensions;

/// <summary>What every keeper of pensions answers: IRP-001…004, DB-001, DC-001…004 (sections 6.2, 6.3).</summary>
internal static class PensionTable
{
    private static readonly Dictionary<string, Resource<IPensionHolder>> Resources = new(StringComparer.Ordinal)
    {
        ["/irps"] = IrpList,
        ["/irps/basic"] = (asked, holder) => asked.With(holder.Irps, IrpBasic),
        ["/irps/detail"] = (asked, holder) => asked.With(holder.Irps, IrpDetail),
        ["/irps/transactions"] = (asked, holder) => asked.With(holder.Irps, IrpTransactions),
        ["/db/basic"] = (_, holder) => Answer.Flat(Of(("is_running_pension", holder.HasDb)), holder.Since),
        ["/dc"] = DcList,
        ["/dc/basic"] = (asked, holder) => asked.With(holder.Dcs, DcBasic, "dc_num"),
        ["/dc/transactions"] = (asked, holder) => asked.With(holder.Dcs, DcTransactions, "dc_num"),
        ["/dc/detail"] = (asked, holder) => asked.With(holder.Dcs, DcDetail, "dc_num"),
    };

    public static HeldRows? Find(string resource, Asked asked, IPensionHolder holder) =>
        Resources.TryGetValue(resource, out var answer) ? answer(asked, holder) : null;

    private static HeldRows IrpList(Asked asked, IPensionHolder holder) => Answer.List(
        "irp_list",
        holder.Irps.OpenAt(asked.Now).Select(irp => Of(("prod_name", irp.Name), ("account_num", irp.Number))),
        holder.Irps.ChangedAt(holder.Since, asked.Now));

    private static HeldRows IrpBasic(Asked asked, PensionAccount irp) => Answer.Flat(
        Of(
            ("accum_amt", irp.Basket.ValueAt(asked.Now)),
            ("eval_amt", irp.Basket.ValueAt(asked.Now)),
            ("employer_amt", irp.PaidInAt(asked.Now, BasketSource.Employer)),
            ("employee_amt", irp.PaidInAt(asked.Now, BasketSource.Member)),
            ("issue_date", irp.Terms.Opened),
            ("first_deposit_date", irp.Terms.Opened),
            ("reg_date", irp.Terms.Opened),
            ("rcv_start_date", irp.Terms.Starts)),
        irp.Basket.ChangedAt(asked.Now, irp.OpenedAt));

    private static HeldRows IrpDetail(Asked asked, PensionAccount irp) => Answer.List(
        "irp_list",
        irp.Basket.PositionsAt(asked.Now).OrderByDescending(position => position.OpenedAt).Select(position => Of(
            ("irp_name", position.Instrument.Name),
            ("irp_no", position.Instrument.Code),
            ("irp_type", Kind(position)),
            ("eval_amt", position.ValueAt(asked.Home.World.Market, asked.Now)),
            ("inv_principal", position.CostAt(asked.Now)),
            ("fund_num", Units(position, asked.Now)),
            ("open_date", TrustRows.Opened(position)),
            ("exp_date", Expires(position, asked.Today)),
            ("int_rate", position.Instrument.GuaranteedRate))),
        irp.Basket.ChangedAt(asked.Now, irp.OpenedAt));

    private static HeldRows IrpTransactions(Asked asked, PensionAccount irp) => Answer.List(
        "trans_list",
        Flows(asked, irp).Select(flow => Of(
            ("trans_dtime", flow.At),
            ("trans_no", flow.Number.AsDigits(5)),
            ("trans_type", flow.Amount > 0 ? "01" : "02"),
            ("trans_amt", Math.Abs(flow.Amount)))),
        irp.Basket.Flows.ChangedAt(asked.Now) ?? irp.OpenedAt);

    private static HeldRows DcList(Asked asked, IPensionHolder holder) => Answer.List(
        "dc_list",
        holder.Dcs.OpenAt(asked.Now).Select(dc => Of(("dc_num", dc.Number), ("dc_name", dc.Name))),
        holder.Dcs.ChangedAt(holder.Since, asked.Now));

    private static HeldRows DcBasic(Asked asked, PensionAccount dc) => Answer.Flat(
        Of(
            ("balance_amt", dc.Basket.CostAt(asked.Now)),
            ("eval_amt", dc.Basket.ValueAt(asked.Now)),
            ("issue_date", dc.Terms.Opened)),
        dc.Basket.ChangedAt(asked.Now, dc.OpenedAt));

    private static HeldRows DcTransactions(Asked asked, PensionAccount dc) => Answer.List(
        "trans_list",
        Flows(asked, dc).Select(flow => Of(
            ("trans_dtime", flow.At),
            ("trans_no", flow.Number.AsDigits(5)),
            ("trans_type", flow switch { { Number: 1 } => "01", { Amount: > 0 } => "02", _ => "03" }),
            ("trans_amt", Math.Abs(flow.Amount)))),
        dc.Basket.Flows.ChangedAt(asked.Now) ?? dc.OpenedAt);

    private static HeldRows DcDetail(Asked asked, PensionAccount dc) => Answer.List(
        "dc_list",
        dc.Basket.PositionsAt(asked.Now).Select(position => Of(
            ("prod_name", position.Instrument.Name),
            ("prod_num", position.Instrument.Code),
            ("prod_type", Kind(position)),
            ("eval_amt", position.ValueAt(asked.Home.World.Market, asked.Now)),
            ("principal_amt", position.CostAt(asked.Now)),
            ("holding_num", Units(position, asked.Now)),
            ("issue_date", TrustRows.Opened(position)),
            ("exp_date", Expires(position, asked.Today)),
            ("int_rate", position.Instrument.GuaranteedRate))),
        dc.Basket.ChangedAt(asked.Now, dc.OpenedAt));

    private static IEnumerable<BasketFlow> Flows(Asked asked, PensionAccount pension) =>
        pension.Basket.Flows.NewestFirst(asked.From, asked.To, asked.Now);

    private static string Kind(Position position) => position.Instrument.GuaranteedRate is null ? "02" : "01";

    private static decimal? Units(Position position, DateTime now) =>
        position.Instrument.GuaranteedRate is null ? position.UnitsAt(now) : null;

    private static DateOnly? Expires(Position position, DateOnly today) =>
        position.Instrument.GuaranteedRate is null ? null : TrustRows.NextAnniversary(position, today);
}
