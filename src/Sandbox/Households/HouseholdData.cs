using MyDataHub.Sandbox.Households.Cast;
using MyDataHub.Sandbox.Households.Driving;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Markets;
using MyDataHub.Sandbox.Households.People;
using MyDataHub.Sandbox.Households.Time;
using MyDataHub.Sandbox.Households.Wire;

namespace MyDataHub.Sandbox.Households;

/// <summary>
/// Households made from a seed. Each is lived a day at a time when somebody asks, kept while there is room, and lived
/// on from where it stands when the clock advances.
/// </summary>
public sealed class HouseholdData : IHouseholdData
{
    private readonly ulong _seed;
    private readonly Population _people;
    private readonly World _world;
    private readonly HouseholdCache _homes;

    /// <param name="seed">The same seed gives the same people with the same money.</param>
    /// <param name="people">How many people there are; the first eight are the demo cast.</param>
    /// <param name="kept">How many lived households are kept in memory.</param>
    public HouseholdData(long seed, int people = 8, int kept = 64)
    {
        _seed = unchecked((ulong)seed);
        _people = new Population(_seed, people);
        _world = new World(_seed, new ExchangeRateSeries(_seed), new Market(_seed));
        _homes = new HouseholdCache(kept, index => Characters.Settle(_seed, index, _world));
    }

    public IReadOnlyList<Person> People => _people;

    public IExchangeRateSeries ExchangeRates => _world.Rates;

    public IReadOnlyList<HeldAsset> Assets(string orgCode, string ci, DateTimeOffset now) =>
        Ask(orgCode, ci, now, (_, relation, wall) => (IReadOnlyList<HeldAsset>)[.. relation.Assets(wall)]) ?? [];

    public HeldRows? Read(
        string orgCode,
        string resource,
        string ci,
        IReadOnlyDictionary<string, string> args,
        DateTimeOffset now) =>
        orgCode == Orgs.Prices
            ? VehiclePrices.Read(_seed, args.GetValueOrDefault("vin"), now)
            : Ask(orgCode, ci, now, (home, relation, wall) =>
                relation.Answer(resource, new Asked(home, orgCode, args, wall)));

    private T? Ask<T>(string orgCode, string ci, DateTimeOffset now, Func<Household, IRelation, DateTime, T?> answer)
        where T : class
    {
        if (_people.Find(ci) is not { } index)
        {
            return null;
        }

        var home = _homes.Get(index);
        var wall = Seoul.Wall(now);
        lock (home.Turn)
        {
            home.LiveUntil(DateOnly.FromDateTime(wall));
            return home.Relations.TryFind<IRelation>(orgCode, out var relation) && relation.Since <= wall
                ? answer(home, relation, wall)
                : null;
        }
    }
}
