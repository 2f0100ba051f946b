using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Providers.Market;

/// <summary>Rates as an open exchange-rate service publishes them per business day; a holiday gives an empty list, which is an answer.</summary>
public interface IExchangeRates
{
    Task<RatesOutcome> OnAsync(DateOnly day, CancellationToken ct);
}

public abstract record RatesOutcome
{
    private RatesOutcome()
    {
    }

    public sealed record Published(DateOnly Day, ImmutableArray<ExchangeRate> Rates) : RatesOutcome;

    public sealed record Unavailable(string Reason) : RatesOutcome;
}

/// <summary>A vehicle price service by VIN (차량 시세).</summary>
public interface IVehiclePrices
{
    Task<PriceOutcome> OfAsync(string vin, CancellationToken ct);
}

public abstract record PriceOutcome
{
    private PriceOutcome()
    {
    }

    public sealed record Quoted(VehiclePrice Price) : PriceOutcome;

    /// <summary>40402: the service knows no price for this car.</summary>
    public sealed record Unknown : PriceOutcome;

    public sealed record Unavailable(string Reason) : PriceOutcome;
}
