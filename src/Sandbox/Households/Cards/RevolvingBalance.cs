namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>What a bill carried on to the next one.</summary>
internal sealed record RevolvingBalance(DateTime At, decimal Carried, decimal MinimumPayment, decimal Payment);
