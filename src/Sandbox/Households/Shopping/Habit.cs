namespace MyDataHub.Sandbox.Households.Shopping;

/// <summary>Buying one kind of thing in one way: so many times a day, more often at weekends by the factor.</summary>
internal sealed record Habit(
    string Name,
    IPaymentMeans Means,
    IReadOnlyList<Merchant> Shops,
    double PerDay,
    double Weekend = 1)
{
    /// <summary>Chance that a purchase of 50,000 or more is paid in instalments.</summary>
    public double Instalments { get; init; }

    /// <summary>How large purchases are against what the shop usually sells.</summary>
    public decimal Scale { get; init; } = 1;

    public DateOnly Since { get; init; } = DateOnly.MinValue;
}
