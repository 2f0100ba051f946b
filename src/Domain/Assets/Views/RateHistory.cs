using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>Reference rates by the day they were published for. Days without a publication are simply not there.</summary>
public sealed class RateHistory(ImmutableSortedDictionary<DateOnly, ImmutableArray<ExchangeRate>> days)
{
    public static readonly RateHistory Empty = new(ImmutableSortedDictionary<DateOnly, ImmutableArray<ExchangeRate>>.Empty);

    /// <summary>The newest rate of the currency on the day or at most maxAgeDays before it; null when there is none.</summary>
    public RateUsed? Find(Currency currency, DateOnly day, int maxAgeDays)
    {
        for (var age = 0; age <= maxAgeDays; age++)
        {
            var on = day.AddDays(-age);
            if (days.TryGetValue(on, out var rates)
                && rates.FirstOrDefault(rate => rate.Currency == currency) is { Unit: > 0, Rate: > 0 } rate)
            {
                return new(rate.Rate, rate.Unit, on);
            }
        }

        return null;
    }
}
