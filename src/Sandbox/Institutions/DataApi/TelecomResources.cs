namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>통신 (6.12).</summary>
internal static class TelecomResources
{
    private const string Contract = "mgmt_id";

    public static readonly Resource[] All =
    [
        Resource.List("통신-001", "TC01", "/telecoms", "list", Contract),
        new("통신-002", "TC02", "/telecoms/bills", "mgmt")
        {
            Asset = Contract, IsAdditional = true, Period = Period.Months,
        },
        new("통신-003", "TC03", "/telecoms/transactions", "mgmt")
        {
            Asset = Contract, IsAdditional = true, Period = Period.Months,
        },
        Resource.History("통신-004", "TC04", "/telecoms/paid-transactions", "mgmt", Contract),
    ];
}
