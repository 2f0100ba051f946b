namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>APIs that several industries have, under the path and the scopes of each (6.1 to 6.4).</summary>
internal static class SharedResources
{
    public static readonly Resource Consents = new("공통-002", "CM02", "/consents", "list") { IsPost = false };

    public static readonly Resource[] Pensions =
    [
        Resource.List("IRP-001", "IR01", "/irps", "list", "account_num") with { IsPaged = false },
        Resource.One("IRP-002", "IR02", "/irps/basic", "irp", "account_num"),
        Resource.One("IRP-003", "IR03", "/irps/detail", "irp", "account_num") with
        {
            IsPaged = true, IsAdditional = true,
        },
        Resource.History("IRP-004", "IR04", "/irps/transactions", "irp", "account_num"),
        Resource.All("DB-001", "DB01", "/db/basic", "db"),
        Resource.List("DC-001", "DC01", "/dc", "list", "dc_num"),
        Resource.One("DC-002", "DC02", "/dc/basic", "dc", "dc_num"),
        Resource.History("DC-003", "DC03", "/dc/transactions", "dc", "dc_num"),
        Resource.One("DC-004", "DC04", "/dc/detail", "dc", "dc_num") with
        {
            IsPaged = true, LimitIsOptional = true, IsAdditional = true,
        },
    ];

    public static readonly Resource[] PrepaidCards =
    [
        Resource.List("선불-001", "PP01", "/prepaid", "list", "pp_id"),
        Resource.One("선불-002", "PP02", "/prepaid/balance", "prepaid", "pp_id") with { IsAdditional = true },
        Resource.History("선불-003", "PP03", "/prepaid/transactions", "prepaid", "pp_id"),
        Resource.History("선불-004", "PP04", "/prepaid/approval", "prepaid", "pp_id"),
    ];

    public static readonly Resource HiddenAssets = Resource.List("숨은금융-001", "SN01", "/sleep_noncont", "list", "sleep_num");
}
