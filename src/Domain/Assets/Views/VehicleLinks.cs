using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>A car and what belongs to it, with the rule that found it; below 0.85 it is a suggestion.</summary>
internal sealed record VehicleLink(AssetKey From, AssetKey To, decimal Confidence, string Rule)
{
    internal bool IsSuggestion => Confidence < 0.85m;
}

/// <summary>
/// Joins of cars (5.1). Policy by VIN 1.00 or plate 0.97. A loan carries no plate: by a mortgage on the register of its lender 0.95;
/// one car and one car loan of the same weeks 0.75. The customer's word goes before both.
/// </summary>
internal sealed class VehicleLinks
{
    private const int MortgageDays = 31;
    private const int OnlyOneDays = 60;

    private readonly Dictionary<AssetKey, VehicleLink> _loans = [];
    private readonly Dictionary<AssetKey, VehiclePolicy> _policies = [];

    internal ImmutableArray<HeldAsset> FreeLeases { get; private init; } = [];

    internal VehicleLink? LoanOf(AssetKey car) => _loans.GetValueOrDefault(car);

    internal VehiclePolicy? PolicyOf(AssetKey carOrLease) => _policies.GetValueOrDefault(carOrLease);

    internal static VehicleLinks Of(ViewScope scope)
    {
        var links = new VehicleLinks { FreeLeases = [.. scope.Of(AssetKind.Lease)] };
        var cars = scope.Of(AssetKind.Vehicle).Where(asset => asset.IsOpen)
            .Select(asset => (asset.Key, Fact: scope.Fact<VehicleRegistration>(asset.Key)?.Value))
            .Where(car => car.Fact is not null)
            .Select(car => (car.Key, Fact: car.Fact!))
            .ToList();
        links.LinkLoans(scope, cars);
        links.LinkPolicies(scope, cars);
        return links;
    }

    private void LinkLoans(ViewScope scope, List<(AssetKey Key, VehicleRegistration Fact)> cars)
    {
        var loans = scope.Of(AssetKind.Loan).Where(asset => asset.IsOpen && asset.Row.TypeCode is "3500" or "3510" or "3700").ToList();
        var links = from car in cars
                    from loan in loans
                    let link = Link(scope, car, loan, isOnly: cars.Count == 1 && loans.Count == 1)
                    where link is not null
                    orderby link.Confidence descending, scope.Id(car.Key), scope.Id(loan.Key)
                    select link;
        var taken = new HashSet<AssetKey>();
        foreach (var link in links)
        {
            if (!_loans.ContainsKey(link.From) && taken.Add(link.To))
            {
                _loans[link.From] = link;
            }
        }
    }

    private static VehicleLink? Link(ViewScope scope, (AssetKey Key, VehicleRegistration Fact) car, HeldAsset loan, bool isOnly)
    {
        if (Decided(scope, car.Key, loan.Key) is { } decided)
        {
            return decided ? new(car.Key, loan.Key, 1, "customer") : null;
        }

        var issued = scope.Fact<LoanTerms>(loan.Key)?.Value.IssuedOn;
        var balance = scope.Fact<LoanBalance>(loan.Key)?.Value.Balance.Amount;
        if (car.Fact.PartB.Any(mortgage => IsOf(mortgage, scope.NameOf(loan.Key.Institution), balance, issued)))
        {
            return new(car.Key, loan.Key, 0.95m, "mortgage");
        }

        return isOnly && Days(car.Fact.FirstRegisteredOn, issued) <= OnlyOneDays ? new(car.Key, loan.Key, 0.75m, "only-one") : null;
    }

    private static bool IsOf(Mortgage mortgage, string lender, decimal? balance, DateOnly? issued) =>
        Plain(mortgage.Mortgagee) is { Length: > 1 } mortgagee
        && Plain(lender) is { Length: > 1 } name
        && (mortgagee.Contains(name, StringComparison.Ordinal) || name.Contains(mortgagee, StringComparison.Ordinal))
        && mortgage.Amount >= (balance ?? 0)
        && Days(mortgage.On, issued) <= MortgageDays;

    private void LinkPolicies(ViewScope scope, List<(AssetKey Key, VehicleRegistration Fact)> cars)
    {
        var covers = (from asset in scope.Of(AssetKind.Policy, AssetKind.InsuredPolicy)
                      where asset.IsOpen
                      from row in scope.Fact<CarCovers>(asset.Key)?.Value.Rows ?? []
                      orderby row.EndsOn descending, asset.Key.Kind
                      select (asset, row)).ToList();
        var used = new HashSet<AssetKey>();
        foreach (var (key, fact) in cars)
        {
            var policies = covers.Select(cover => Policy(scope, fact, cover.asset, cover.row)).ToList();
            var found = policies.FindIndex(policy => policy is not null);
            if (found >= 0)
            {
                _policies[key] = policies[found]!;
                used.Add(covers[found].asset.Key);
            }
        }

        LinkLease(scope, [.. covers.Where(cover => !used.Contains(cover.asset.Key) && cover.row.EndsOn >= scope.Today)]);
    }

    // A leased car is registered to the lessor: with one lease and one policy left, they are likely the same car.
    private void LinkLease(ViewScope scope, ImmutableArray<(HeldAsset Asset, CarCover Row)> free)
    {
        var open = FreeLeases.Where(lease => lease.IsOpen).ToList();
        if (open.Count == 1 && free.Select(cover => cover.Row.Plate).Distinct().Count() == 1)
        {
            _policies[open[0].Key] = Policy(scope, free[0].Asset, free[0].Row, 0.75m, "only-one");
        }
    }

    private static VehiclePolicy? Policy(ViewScope scope, VehicleRegistration car, HeldAsset asset, CarCover row) => Plain(row.Plate) switch
    {
        "" => null,
        var plate when plate == Plain(car.Vin) => Policy(scope, asset, row, 1, "vin"),
        var plate when plate == Plain(car.Plate) => Policy(scope, asset, row, 0.97m, "plate"),
        _ => null,
    };

    private static VehiclePolicy Policy(ViewScope scope, HeldAsset asset, CarCover row, decimal confidence, string rule) =>
        new(scope.Id(asset.Key), asset.Row.Name, row.StartsOn, row.EndsOn, row.HasOwnDamage, confidence, rule);

    private static bool? Decided(ViewScope scope, AssetKey one, AssetKey other) => scope.State.Decisions
        .Where(decision => (decision.Left.Asset == one && decision.Right.Asset == other) || (decision.Left.Asset == other && decision.Right.Asset == one))
        .Select(decision => (bool?)decision.IsSame)
        .FirstOrDefault();

    private static int Days(DateOnly? one, DateOnly? other) =>
        one is { } first && other is { } second ? Math.Abs(first.DayNumber - second.DayNumber) : int.MaxValue;

    private static string Plain(string? text) => (text ?? "").Replace(" ", "", StringComparison.Ordinal)
        .Replace("(주)", "", StringComparison.Ordinal).Replace("㈜", "", StringComparison.Ordinal).Replace("주식회사", "", StringComparison.Ordinal);
}
