namespace MyDataHub.Sandbox.Households.Investing;

/// <summary>One row of a fund account (은행-007). A booked one has no price and no units yet.</summary>
internal sealed record FundTrade(
    DateTime At,
    int Number,
    string Type,
    decimal? Price,
    decimal? Units,
    decimal Amount,
    decimal ValueAfter);
