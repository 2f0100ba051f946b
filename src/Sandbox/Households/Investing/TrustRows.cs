using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Investing;

/// <summary>Trusts and ISA of a bank on the wire: 은행-011, 012, 013. The children sum to the parent.</summary>
internal static class TrustRows
{
    public static HeldRows Basic(Asked asked, TrustAccount trust) => Answer.Flat(
        Of(
            ("currency_code", "KRW"),
            ("balance_amt", trust.Basket.CostAt(asked.Now)),
            ("eval_amt", trust.Basket.ValueAt(asked.Now)),
            ("issue_date", DateOnly.FromDateTime(trust.OpenedAt)),
            ("exp_date", trust.Expires)),
        trust.Basket.ChangedAt(asked.Now, trust.OpenedAt));

    public static HeldRows Transactions(Asked asked, TrustAccount trust) => Answer.List(
        "trans_list",
        trust.Basket.Flows.NewestFirst(asked.From, asked.To, asked.Now).Select(flow => Of(
            ("trans_dtime", flow.At),
            ("trans_no", flow.Number.AsDigits(5)),
            ("trans_type", flow switch { { Number: 1 } => "01", { Amount: > 0 } => "02", _ => "03" }),
            ("currency_code", "KRW"),
            ("trans_amt", Math.Abs(flow.Amount)))),
        trust.Basket.Flows.ChangedAt(asked.Now) ?? trust.OpenedAt);

    public static HeldRows Detail(Asked asked, TrustAccount trust) => Answer.List(
        "isa_list",
        trust.Basket.PositionsAt(asked.Now).Select(position => Of(
            ("prod_name", position.Instrument.Name),
            ("prod_num", position.Instrument.Code),
            ("prod_type", position.Instrument.GuaranteedRate is null ? "02" : "01"),
            ("currency_code", "KRW"),
            ("eval_amt", position.ValueAt(asked.Home.World.Market, asked.Now)),
            ("principal_amt", position.CostAt(asked.Now)),
            ("holding_num", position.Instrument.GuaranteedRate is null ? position.UnitsAt(asked.Now) : null),
            ("issue_date", Opened(position)),
            ("exp_date", position.Instrument.GuaranteedRate is null ? null : NextAnniversary(position, asked.Today)),
            ("int_rate", position.Instrument.GuaranteedRate))),
        trust.Basket.ChangedAt(asked.Now, trust.OpenedAt));

    /// <summary>A guaranteed deposit inside a basket runs a year and is renewed on its day.</summary>
    public static DateOnly NextAnniversary(Position position, DateOnly today)
    {
        var opened = Opened(position);
        var years = 1;
        while (opened.AddYears(years) <= today)
        {
            years++;
        }

        return opened.AddYears(years);
    }

    public static DateOnly Opened(Position position) => DateOnly.FromDateTime(position.OpenedAt!.Value);
}
