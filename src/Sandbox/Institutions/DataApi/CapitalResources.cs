namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>할부금융 (6.10).</summary>
internal static class CapitalResources
{
    private const string Account = "account_num";

    private static readonly string[] Seqno = ["seqno"];

    public static readonly Resource[] All =
    [
        Resource.List("할부금융-001", "CP01", "/loans", "list", Account),
        Resource.One("할부금융-002", "CP02", "/loans/basic", "loan", Account) with { Optional = Seqno },
        Resource.One("할부금융-003", "CP03", "/loans/detail", "loan", Account) with
        {
            Optional = Seqno, IsAdditional = true,
        },
        Resource.History("할부금융-004", "CP04", "/loans/transactions", "loan", Account) with
        {
            Optional = Seqno, HasLongWindow = true,
        },
        Resource.One("할부금융-005", "CP05", "/loans/oplease/basic", "loan", Account) with { Optional = Seqno },
        Resource.History("할부금융-006", "CP06", "/loans/oplease/transactions", "loan", Account) with
        {
            Optional = Seqno, HasLongWindow = true,
        },
    ];
}
