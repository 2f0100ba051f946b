using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Markets;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Brokerage;

/// <summary>What a securities firm answers about its customer (section 6.7), resource to function.</summary>
internal static class InvestTable
{
    public static readonly Dictionary<string, Resource<Investor>> Resources = new(StringComparer.Ordinal)
    {
        ["/accounts"] = List,
        ["/accounts/basic"] = (asked, investor) => asked.With(investor.Accounts, Basic),
        ["/accounts/transactions"] = (asked, investor) => asked.With(investor.Accounts, Transactions),
        ["/accounts/products"] = (asked, investor) => asked.With(investor.Accounts, ProductRows.Products),
        ["/accounts/pension"] = (asked, investor) =>
            asked.With(investor.Accounts.Where(account => account.Terms.Type == "105"), Pension),
        ["/accounts/scheduled"] = (asked, investor) => asked.With(investor.Accounts, Scheduled),
    };

    private static HeldRows List(Asked asked, Investor investor) => Answer.List(
        "account_list",
        investor.Accounts.OpenAt(asked.Now)
            .OrderBy(account => account.Terms.Type, StringComparer.Ordinal)
            .ThenBy(account => account.Number, StringComparer.Ordinal)
            .Select(account => Of(
                ("account_num", account.Number),
                ("account_name", account.Name),
                ("account_type", account.Terms.Type),
                ("issue_date", account.Terms.Opened),
                ("is_tax_benefits", account.Terms.IsTaxFavoured),
                ("is_cma", account.Terms.IsCma),
                ("is_stock_trans", account.Terms.CanTradeShares),
                ("is_account_link", false))),
        investor.Accounts.ChangedAt(investor.Since, asked.Now));

    /// <summary>One row per currency, as the second generation of the API answers.</summary>
    private static HeldRows Basic(Asked asked, SecuritiesAccount account) => Answer.List(
        Of(("base_date", asked.Today)),
        "basic_list",
        account.CurrenciesAt(asked.Now).Select(currency => Of(
            ("currency_code", currency),
            ("withholdings_amt", account.CashAt(currency, asked.Now)),
            ("credit_loan_amt", currency == "KRW" && account.Margin?.At <= asked.Now ? account.Margin.Value.Amount : 0),
            ("mortgage_amt", 0),
            ("avail_balance", account.CashAt(currency, asked.Now)))),
        account.Trades.ChangedAt(asked.Now) ?? account.OpenedAt);

    private static HeldRows Transactions(Asked asked, SecuritiesAccount account) => Answer.List(
        "trans_list",
        account.Trades.NewestFirst(asked.From, asked.To, asked.Now).Select(trade => Of(
            ("trans_dtime", trade.At),
            ("prod_name", trade.Instrument?.Name),
            ("prod_code", trade.Instrument?.Code),
            ("trans_no", trade.Number.AsDigits(6)),
            ("trans_type", trade.Type),
            ("trans_type_detail", trade.Detail),
            ("trans_num", trade.Units),
            ("trans_unit", trade.Units is null ? null : Unit(trade.Instrument!)),
            ("base_amt", trade.Price),
            ("trans_amt", trade.Amount),
            ("settle_amt", Math.Abs(trade.Cash)),
            ("balance_amt", trade.Balance),
            ("currency_code", trade.Currency),
            ("trans_memo", trade.Memo),
            ("ex_code", trade.Instrument?.Exchange))),
        account.Trades.ChangedAt(asked.Now) ?? account.OpenedAt);

    private static HeldRows Pension(Asked asked, SecuritiesAccount account)
    {
        var paidIn = account.Trades.Until(asked.Now).Where(trade => trade.Type == "301").ToList();
        return Answer.Flat(
            Of(
                ("issue_date", account.Terms.Opened),
                ("paid_in_amt", paidIn.Sum(trade => trade.Amount)),
                ("withdrawal_amt", 0),
                ("last_paid_in_date", paidIn.Count == 0 ? null : DateOnly.FromDateTime(paidIn[^1].At)),
                ("rcv_amt", 0),
                ("pension_rcv_start_date", account.Terms.PensionStarts),
                ("annual_pay_amount", paidIn.Where(trade => trade.At.Year == asked.Now.Year).Sum(
                    trade => trade.Amount)),
                ("currency_code", "KRW")),
            account.Trades.ChangedAt(asked.Now) ?? account.OpenedAt);
    }

    private static HeldRows Scheduled(Asked asked, SecuritiesAccount account) => Answer.List(
        "scheduled_list",
        account.Orders.Where(order => order.Since <= asked.Now).Select(order => Of(
            ("scheduled_org_code", Orgs.Inside(order.OrgCode)),
            ("scheduled_account_num", order.Account),
            ("scheduled_amt", order.Amount),
            ("scheduled_cycle", order.Cycle),
            ("scheduled_date", order.Day),
            ("trans_memo", order.Memo))),
        account.OpenedAt);

    public static string Unit(Instrument instrument) => instrument.Kind switch { "413" => "좌", "420" => "g", _ => "주" };
}
