namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>An agreement to carry part of a bill to the next one (리볼빙, 카드-007). Rates in per cent.</summary>
internal sealed record Revolving(DateOnly Agreed, DateOnly Ends, decimal MinimumRate, decimal PayRate, decimal FeeRate);
