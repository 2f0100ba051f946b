namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>보험 (6.8).</summary>
internal static class InsuranceResources
{
    private const string Policy = "insu_num";
    private const string Loan = "account_num";

    private static readonly string[] Insured = ["insured_no"];

    public static readonly Resource[] All =
    [
        Resource.List("보험-001", "IS01", "/insurances", "list", Policy),
        Resource.One("보험-002", "IS02", "/insurances/basic", "insurance", Policy),
        Resource.One("보험-003", "IS03", "/insurances/contracts", "insurance", Policy) with { Required = Insured },
        Resource.One("보험-004", "IS04", "/insurances/car", "insurance", Policy),
        Resource.One("보험-005", "IS05", "/insurances/payment", "insurance", Policy),
        Resource.History("보험-006", "IS06", "/insurances/transactions", "insurance", Policy) with
        {
            HasLongWindow = true,
        },
        Resource.History("보험-007", "IS07", "/insurances/car/transactions", "insurance", Policy) with
        {
            Required = ["car_number"], HasLongWindow = true,
        },
        Resource.List("보험-008", "IS11", "/loans", "list", Loan),
        Resource.One("보험-009", "IS12", "/loans/basic", "loan", Loan),
        Resource.One("보험-010", "IS13", "/loans/detail", "loan", Loan) with { IsAdditional = true },
        Resource.History("보험-011", "IS14", "/loans/transactions", "loan", Loan) with { HasLongWindow = true },
        Resource.One("보험-012", "IS08", "/insurances/coverages", "insurance", Policy) with { IsAdditional = true },
        Resource.List("보험-013", "IS21", "/insured", "list", Policy),
        Resource.One("보험-014", "IS22", "/insured/basic", "insured", Policy),
        Resource.One("보험-015", "IS23", "/insured/contracts", "insured", Policy),
        Resource.One("보험-016", "IS24", "/insured/car", "insured", Policy),
        Resource.One("보험-017", "IS25", "/insured/coverages", "insured", Policy) with { IsAdditional = true },

        // The paths of the property line (보험-018 to 021, 024) are not published; these follow the pattern of the
        // others.
        Resource.One("보험-018", "IS31", "/general/basic", "insurance", Policy),
        Resource.One("보험-019", "IS32", "/general/contracts", "insurance", Policy) with { Required = Insured },
        Resource.One("보험-020", "IS33", "/general/payment", "insurance", Policy),
        Resource.History("보험-021", "IS34", "/general/transactions", "insurance", Policy) with { HasLongWindow = true },
        Resource.One("보험-024", "IS35", "/general/coverages", "insurance", Policy) with { IsAdditional = true },
        SharedResources.HiddenAssets,
        .. SharedResources.Pensions,
    ];
}
