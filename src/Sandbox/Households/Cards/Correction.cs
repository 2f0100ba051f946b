namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>What became of an approval later: cancelled, or corrected to another amount (status 02, 03).</summary>
internal sealed record Correction(DateTime At, decimal? Modified);
