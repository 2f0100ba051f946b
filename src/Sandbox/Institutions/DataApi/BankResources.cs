namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>은행 (6.5).</summary>
internal static class BankResources
{
    private const string Account = "account_num";

    private static readonly string[] Seqno = ["seqno"];

    public static readonly Resource[] All =
    [
        Resource.List("은행-001", "BA01", "/accounts", "list", Account),
        Resource.One("은행-002", "BA02", "/accounts/deposit/basic", "deposit", Account) with { Optional = Seqno },
        Resource.One("은행-003", "BA03", "/accounts/deposit/detail", "deposit", Account) with
        {
            Optional = Seqno, IsAdditional = true,
        },
        Resource.History("은행-004", "BA04", "/accounts/deposit/transactions", "deposit", Account) with
        {
            Optional = Seqno,
        },
        Resource.One("은행-005", "BA11", "/accounts/invest/basic", "invest", Account) with { Optional = Seqno },
        Resource.One("은행-006", "BA12", "/accounts/invest/detail", "invest", Account) with
        {
            Optional = Seqno, IsAdditional = true,
        },
        Resource.History("은행-007", "BA13", "/accounts/invest/transactions", "invest", Account) with
        {
            Optional = Seqno,
        },
        Resource.One("은행-008", "BA21", "/accounts/loan/basic", "loan", Account) with { Optional = Seqno },
        Resource.One("은행-009", "BA22", "/accounts/loan/detail", "loan", Account) with
        {
            Optional = Seqno, IsAdditional = true,
        },
        Resource.History("은행-010", "BA23", "/accounts/loan/transactions", "loan", Account) with
        {
            Optional = Seqno, HasLongWindow = true,
        },
        Resource.One("은행-011", "BA31", "/accounts/isa/basic", "isa", Account),
        Resource.History("은행-012", "BA32", "/accounts/isa/transactions", "isa", Account),
        Resource.One("은행-013", "BA33", "/accounts/isa/detail", "isa", Account) with
        {
            IsPaged = true, LimitIsOptional = true, IsAdditional = true,
        },
        Resource.One("은행-014", "BA05", "/accounts/deposit/scheduled", "deposit", Account) with
        {
            IsPaged = true, LimitIsOptional = true, IsAdditional = true,
        },
        SharedResources.HiddenAssets,

        // The scope of a dormant deposit is not published; the list's own is the only one that every token has.
        Resource.One("숨은금융-002", "SN02", "/sleep_noncont/deposit", "list", Account) with { Optional = Seqno },
        .. SharedResources.Pensions,
        .. SharedResources.PrepaidCards,
    ];
}
