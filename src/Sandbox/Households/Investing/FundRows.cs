using MyDataHub.Sandbox.Households.Markets;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Investing;

/// <summary>Fund accounts of a bank on the wire: 은행-005, 006, 007.</summary>
internal static class FundRows
{
    public static HeldRows Basic(FundAccount fund) => Answer.Flat(
        Of(
            ("standard_fund_code", fund.Fund.Code),
            ("paid_in_type", "02"),
            ("issue_date", DateOnly.FromDateTime(fund.OpenedAt))),
        fund.OpenedAt);

    public static HeldRows Detail(Asked asked, FundAccount fund)
    {
        var value = fund.Position.ValueAt(asked.Home.World.Market, asked.Now);
        var changed = fund.Trades.ChangedAt(asked.Now) ?? fund.OpenedAt;
        var priced = Market.PricedAt(asked.Now);
        return Answer.Flat(
            Of(
                ("currency_code", "KRW"),
                ("balance_amt", value),
                ("eval_amt", value),
                ("inv_principal", fund.Position.CostAt(asked.Now)),
                ("fund_num", fund.Position.UnitsAt(asked.Now))),
            value > 0 && priced > changed ? priced : changed);
    }

    public static HeldRows Transactions(Asked asked, FundAccount fund) => Answer.List(
        "trans_list",
        fund.Trades.NewestFirst(asked.From, asked.To, asked.Now).Select(trade => Of(
            ("trans_dtime", trade.At),
            ("trans_no", trade.Number.AsDigits(5)),
            ("trans_type", trade.Type),
            ("currency_code", "KRW"),
            ("base_amt", trade.Price),
            ("trans_fund_num", trade.Units),
            ("trans_amt", trade.Amount),
            ("balance_amt", trade.ValueAfter))),
        fund.Trades.ChangedAt(asked.Now) ?? fund.OpenedAt);
}
