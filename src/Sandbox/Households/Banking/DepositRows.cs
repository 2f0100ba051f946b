using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households.Wire;
using static MyDataHub.Sandbox.Households.Wire.Row;

namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>Deposit accounts on the wire: 은행-001 rows, 은행-002, 003, 004, 014.</summary>
internal static class DepositRows
{
    public static JsonObject Listed(DepositAccount account) => Of(
        ("account_num", account.Number),
        ("seqno", account.Terms.Seqno),
        ("is_foreign_deposit", account.Terms.IsForeign),
        ("prod_name", account.Name),
        ("is_minus", account.Overdraft is not null),
        ("account_type", account.Terms.Type),
        ("account_status", "01"));

    public static HeldRows Basic(DepositAccount account) => Answer.List(
        "basic_list",
        account.Ledgers.Select(ledger => Of(
            ("currency_code", ledger.Currency),
            ("saving_method", account.Terms.Saving),
            ("issue_date", DateOnly.FromDateTime(account.OpenedAt)),
            ("exp_date", account.Terms.Matures),
            ("commit_amt", account.Terms.Committed),
            ("monthly_paid_in_amt", account.Terms.Monthly))),
        account.OpenedAt);

    public static HeldRows Detail(Asked asked, DepositAccount account) => Answer.List(
        "detail_list",
        account.Ledgers.Select(ledger => Of(
            ("currency_code", ledger.Currency),
            ("balance_amt", ledger.BalanceAt(asked.Now)),
            ("withdrawable_amt", Withdrawable(account, ledger.BalanceAt(asked.Now))),
            ("offered_rate", account.Terms.Rate),
            ("last_paid_in_cnt", LastInstalment(account, ledger, asked.Now)))),
        account.Ledgers.Max(ledger => ledger.Postings.ChangedAt(asked.Now)) ?? account.OpenedAt);

    /// <summary>All currencies of the account in one list, as the bank has one account number for them.</summary>
    public static HeldRows Transactions(Asked asked, DepositAccount account) => Answer.List(
        "trans_list",
        account.Ledgers
            .SelectMany(ledger => ledger.Postings.NewestFirst(asked.From, asked.To, asked.Now)
                .Select(posting => (ledger.Currency, Posting: posting)))
            .OrderByDescending(row => row.Posting.At)
            .Select(row => Transaction(row.Currency, row.Posting)),
        account.Ledgers.Max(ledger => ledger.Postings.ChangedAt(asked.Now)) ?? account.OpenedAt);

    public static HeldRows Scheduled(Asked asked, DepositAccount account)
    {
        var orders = account.Orders.Where(order => order.Since <= asked.Now && !(order.Until <= asked.Now)).ToList();
        return Answer.List(
            "scheduled_list",
            orders.Select(order => Of(
                ("scheduled_org_code", Orgs.Inside(order.OrgCode)),
                ("scheduled_account_num", order.Account),
                ("currency_code", "KRW"),
                ("scheduled_amt", order.Amount),
                ("scheduled_cycle", order.Cycle),
                ("scheduled_date", order.Day),
                ("trans_memo", order.Memo))),
            account.Orders
                .SelectMany(order => (IEnumerable<DateTime>)[order.Since, order.Until ?? account.OpenedAt])
                .Where(moment => moment <= asked.Now)
                .Append(account.OpenedAt)
                .Max());
    }

    private static JsonObject Transaction(string currency, Posting posting) => Of(
        ("trans_dtime", posting.At),
        ("trans_no", posting.Number.AsDigits(6)),
        ("trans_type", posting.Type),
        ("trans_class", posting.Channel),
        ("currency_code", currency),
        ("trans_amt", Math.Abs(posting.Amount)),
        ("balance_amt", posting.Balance),
        ("paid_in_cnt", posting.Instalment),
        ("trans_memo", posting.Memo));

    private static decimal Withdrawable(DepositAccount account, decimal balance) => account.Terms.Type switch
    {
        "1001" => balance + (account.Overdraft?.Limit ?? 0),
        _ => 0,
    };

    private static int? LastInstalment(DepositAccount account, Ledger ledger, DateTime now) =>
        account.Terms.Type == "1003" ? ledger.Postings.Until(now).Max(posting => posting.Instalment) : null;
}
