namespace MyDataHub.Sandbox.Households.Markets;

/// <summary>Amounts in the smallest unit of their currency.</summary>
internal static class Currencies
{
    public static decimal RoundDown(decimal amount, string currency) =>
        decimal.Round(amount, currency is "KRW" or "JPY" or "VND" ? 0 : 2, MidpointRounding.ToZero);
}
