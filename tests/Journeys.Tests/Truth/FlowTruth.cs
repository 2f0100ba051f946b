using System.Text.Json.Nodes;

namespace MyDataHub.Journeys.Tests.Truth;

/// <summary>
/// What came in and what merely moved, this month and the last: pay and interest are income, and money that one own account names as
/// moved to another is none. The memos are those of the demo people's stories.
/// </summary>
internal static class FlowTruth
{
    private static readonly string[] Banks = ["A1GAON0000", "A1DAON0000"];
    private static readonly string[] Payers = ["㈜한빛소프트", "㈜동방무역", "대한정밀㈜", "서울특별시교육청", "국민연금공단", "늘봄생명연금", "윤상철"];
    private static readonly string[] Movements = ["외화매수", "펀드입금", "미래증권", "IRP부담금"];

    /// <summary>In won as sent; interest on foreign money comes to little and is left to the tolerance of who compares.</summary>
    internal static decimal Income(Books books, string month) => Moved(books, month, isIn: true)
        .Where(row => row.Text("currency_code") == "KRW")
        .Where(row => Payers.Any(payer => row.Text("trans_memo").StartsWith(payer, StringComparison.Ordinal)) || row.Text("trans_memo") is "예금이자" or "만기이자")
        .Sum(row => row.Amount("trans_amt"));

    /// <summary>Debits that only moved money to another place of one's own, by bank, moment and amount.</summary>
    internal static ISet<string> OwnMovements(Books books, string month) => Moved(books, month, isIn: false)
        .Where(row => Movements.Any(memo => row.Text("trans_memo").StartsWith(memo, StringComparison.Ordinal)))
        .Select(row => $"{row.Text("trans_dtime")[..12]} {row.Amount("trans_amt"):0.##} {row.Text("trans_memo")}")
        .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<JsonObject> Moved(Books books, string month, bool isIn) =>
        from bank in Banks
        from account in books.Rows(bank, "/accounts")
        where account.Text("account_type")[0] == '1'
        from row in books.Rows(bank, "/accounts/deposit/transactions", "account_num", account.Text("account_num"))
        where row.Text("trans_dtime").StartsWith(month, StringComparison.Ordinal)
        where isIn == (row.Text("trans_type") is "03" or "98")
        select row;
}
