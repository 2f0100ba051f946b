namespace MyDataHub.Sandbox.Households.Insuring;

/// <summary>A premium that was paid. Method: 02 direct debit, 04 card.</summary>
internal sealed record Premium(DateTime At, DateOnly Month, int Count, decimal Amount, string Method);
