namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>전자금융 (6.9).</summary>
internal static class EfinanceResources
{
    private const string Prepaid = "fob_id";
    private const string Account = "sub_key";

    private static readonly string[] AccountId = ["account_id"];

    public static readonly Resource[] All =
    [
        Resource.List("전금-001", "EF01", "/prepaid", "list", Prepaid),
        Resource.One("전금-002", "EF02", "/prepaid/balance", "prepaid", Prepaid) with
        {
            Optional = AccountId, IsAdditional = true,
        },
        Resource.One("전금-003", "EF03", "/prepaid/charge", "prepaid", Prepaid) with { Optional = AccountId },
        Resource.History("전금-004", "EF04", "/prepaid/transactions", "prepaid", Prepaid) with { Optional = AccountId },
        Resource.List("전금-101", "EF11", "/paid", "list", Account),
        Resource.One("전금-102", "EF12", "/paid/methods", "paid", Account),
        Resource.History("전금-103", "EF13", "/paid/transactions", "paid", Account),
    ];
}
