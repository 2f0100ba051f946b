namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>Points held after a bill, and those of them that expire by the month after next (카드-003).</summary>
internal sealed record Points(DateTime At, decimal Left, decimal Expiring);
