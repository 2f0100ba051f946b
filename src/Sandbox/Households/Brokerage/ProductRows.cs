using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households.Investing;
using MyDataHub.Sandbox.Households.Markets;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Brokerage;

/// <summary>
/// Holdings on the wire (금투-004), valued at the last close. In a CMA the deposit is swept into a 418 product, which
/// repeats the money that 금투-002 calls the deposit.
/// </summary>
internal static class ProductRows
{
    public static HeldRows Products(Asked asked, SecuritiesAccount account)
    {
        var market = asked.Home.World.Market;
        var held = account.Positions.Where(position => position.UnitsAt(asked.Now) > 0)
            .OrderBy(position => position.Instrument.Kind, StringComparer.Ordinal)
            .ThenBy(position => position.Instrument.Code, StringComparer.Ordinal)
            .Select(position => Held(asked, account, position, market));
        var swept = account.CashAt("KRW", asked.Now);
        var traded = account.Trades.ChangedAt(asked.Now) ?? account.OpenedAt;
        var priced = Market.PricedAt(asked.Now);

        return Answer.List(
            Of(("base_date", Market.PriceDate(asked.Now))),
            "prod_list",
            account.Terms.IsCma && swept > 0 ? held.Append(Sweep(swept)) : held,
            priced > traded && account.Positions.Count > 0 ? priced : traded);
    }

    private static JsonObject Held(Asked asked, SecuritiesAccount account, Position position, Market market) => Of(
        ("prod_type", position.Instrument.Kind),
        ("prod_type_detail", Detail(position.Instrument)),
        ("prod_code", position.Instrument.Code),
        ("ex_code", position.Instrument.Exchange),
        ("prod_name", position.Instrument.Name),
        ("credit_type", account.Margin is { } margin && margin.Position == position && margin.At <= asked.Now ? "02" : "01"),
        ("is_tax_benefits", account.Terms.IsTaxFavoured),
        ("purchase_amt", position.CostAt(asked.Now)),
        ("holding_num", position.UnitsAt(asked.Now)),
        ("trans_unit", InvestTable.Unit(position.Instrument)),
        ("eval_amt", position.ValueAt(market, asked.Now)),
        ("is_execution", false),
        ("currency_code", position.Instrument.Currency));

    private static JsonObject Sweep(decimal cash) => Of(
        ("prod_type", "418"),
        ("prod_type_detail", "CMA-RP"),
        ("prod_name", "미래 CMA RP형"),
        ("credit_type", "01"),
        ("is_tax_benefits", false),
        ("purchase_amt", cash),
        ("holding_num", cash),
        ("trans_unit", "원"),
        ("eval_amt", cash),
        ("is_execution", false),
        ("currency_code", "KRW"));

    private static string Detail(Instrument instrument) => instrument.Kind switch
    {
        "401" => "국내주식",
        "402" => "해외주식",
        "403" => "국내채권",
        "413" => "펀드",
        "420" => "금현물",
        _ => "기타",
    };
}
