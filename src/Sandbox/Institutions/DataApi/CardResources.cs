namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>카드 (6.6).</summary>
internal static class CardResources
{
    private const string Card = "card_id";

    public static readonly Resource[] All =
    [
        Resource.List("카드-001", "CD01", "/cards", "list", Card),
        Resource.One("카드-002", "CD02", "/cards/{card_id}", "card", Card) with { IsPost = false },
        Resource.All("카드-003", "CD11", "/points", "point") with { IsAdditional = true },
        new("카드-004", "CD21", "/bills", "bill") { IsPost = false, Period = Period.Months, IsPaged = true },
        new("카드-005", "CD22", "/bills/detail", "bill")
        {
            IsPost = false, Period = Period.ChargeMonth, IsPaged = true, Optional = ["seqno"],
        },
        Resource.All("카드-006", "CD23", "/payments", "bill") with { IsAdditional = true },
        Resource.All("카드-007", "CD24", "/payments/revolving", "bill") with { IsAdditional = true },
        Resource.History("카드-008", "CD03", "/cards/{card_id}/approval-domestic", "card", Card) with { IsPost = false },
        Resource.History("카드-009", "CD04", "/cards/{card_id}/approval-overseas", "card", Card) with { IsPost = false },
        Resource.All("카드-010", "CD31", "/loans", "loan"),
        Resource.All("카드-011", "CD32", "/loans/short-term", "loan") with { IsAdditional = true },
        Resource.All("카드-012", "CD33", "/loans/long-term", "loan") with { IsAdditional = true },
        new("카드-013", "CD34", "/loans/long-term/transactions", "loan")
        {
            IsPost = false, IsAdditional = true, Period = Period.Dates, IsPaged = true, Required = ["loan_num"],
        },
        Resource.History("카드-014", "CD05", "/cards/{card_id}/purchase-domestic", "card", Card) with { IsPost = false },
        Resource.History("카드-015", "CD06", "/cards/{card_id}/purchase-overseas", "card", Card) with { IsPost = false },
        .. SharedResources.PrepaidCards,
    ];
}
