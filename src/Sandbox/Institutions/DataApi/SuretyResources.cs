namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>보증보험 (6.11).</summary>
internal static class SuretyResources
{
    private const string Policy = "insu_num";

    public static readonly Resource[] All =
    [
        Resource.List("보증보험-001", "GI01", "/insurances", "list", Policy),
        Resource.One("보증보험-002", "GI02", "/insurances/basic", "insurance", Policy),
        Resource.History("보증보험-003", "GI03", "/insurances/transactions", "insurance", Policy) with
        {
            HasLongWindow = true,
        },
    ];
}
