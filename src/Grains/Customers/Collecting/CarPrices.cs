using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Providers.Market;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// After the register: a price for each car whose VIN is known. A price is a figure of its own, apart from the register's consent, and
/// is published by the month, so a week is never too old.
/// </summary>
internal sealed class CarPrices(IVehiclePrices prices, TimeProvider clock)
{
    public const string DatasetId = "vehicle.prices";
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(7);

    /// <summary>Adds what was learnt; a service that does not answer leaves the last price, which says how old it is.</summary>
    public async Task<InstitutionResult> AddToAsync(InstitutionResult result, AskLog log, IEnumerable<AssetKey> cars, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = cars.Distinct().Where(car => log[new(DatasetId, car)] is not { HasAnswered: true } known || now - known.At >= MaxAge);
        var asked = await Task.WhenAll(due.Select(car => AskAsync(result, log, car, now, ct)));
        return asked.OfType<(StampedFact? Fact, AskRecord Record)>().Aggregate(result, (all, one) => all with
        {
            Facts = one.Fact is { } fact ? all.Facts.Add(fact) : all.Facts,
            Asked = all.Asked.Add(one.Record),
        });
    }

    private async Task<(StampedFact?, AskRecord)?> AskAsync(InstitutionResult result, AskLog log, AssetKey car, DateTimeOffset now, CancellationToken ct)
    {
        var key = new AskKey(DatasetId, car);
        var before = log[key] ?? new(key);
        switch (await prices.OfAsync(car.Number, ct))
        {
            case PriceOutcome.Quoted quoted:
                var fact = new StampedFact(new(result.Connection, "vehicle-price", car), quoted.Price, now);
                var facts = Fingerprint.Of([fact]);
                return (before.Facts == facts ? null : fact, before with { At = now, Facts = facts, FactKeys = [fact.Key] });
            case PriceOutcome.Unknown:
                return (null, before with { At = now });
            default:
                return null;
        }
    }
}
