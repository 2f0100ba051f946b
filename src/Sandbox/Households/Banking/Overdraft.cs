namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>A minus agreement (마이너스약정): how far, at how many per cent a year, interest on which day.</summary>
internal sealed record Overdraft(decimal Limit, decimal Rate, DateOnly Agreed, DateOnly Expires, int InterestDay);
