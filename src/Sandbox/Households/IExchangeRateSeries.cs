namespace MyDataHub.Sandbox.Households;

/// <summary>The basic exchange rates of each day, as Korea Eximbank's open API publishes them.</summary>
public interface IExchangeRateSeries
{
    /// <summary>The rates of a day; empty on weekends and Korean public holidays.</summary>
    IReadOnlyList<ExchangeRate> Rates(DateOnly day);
}
