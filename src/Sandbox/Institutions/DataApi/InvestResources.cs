namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>금융투자 (6.7).</summary>
internal static class InvestResources
{
    private const string Account = "account_num";

    public static readonly Resource[] All =
    [
        Resource.List("금투-001", "IV01", "/accounts", "list", Account),
        Resource.One("금투-002", "IV02", "/accounts/basic", "account", Account) with { IsAdditional = true },
        Resource.History("금투-003", "IV03", "/accounts/transactions", "account", Account),
        Resource.One("금투-004", "IV04", "/accounts/products", "account", Account) with
        {
            IsPaged = true, IsAdditional = true,
        },
        Resource.One("금투-005", "IV05", "/accounts/pension", "account", Account) with { IsAdditional = true },
        Resource.One("금투-006", "IV06", "/accounts/scheduled", "account", Account) with
        {
            IsPaged = true, IsAdditional = true,
        },
        .. SharedResources.Pensions,
    ];
}
