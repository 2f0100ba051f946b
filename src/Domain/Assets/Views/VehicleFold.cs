using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>
/// A car is one thing: registration, value, what is owed on it, its policy, its dates. An operating lease without a registration is a
/// car too, that is not owned and has no value here.
/// </summary>
internal static class VehicleFold
{
    private const string Domain = "vehicle";

    internal static VehicleSummary Fold(ViewScope scope, ImmutableArray<LoanItem> loans)
    {
        var links = VehicleLinks.Of(scope);
        var owned = scope.Of(AssetKind.Vehicle).Where(asset => scope.Fact<VehicleRegistration>(asset.Key) is not null)
            .Select(asset => Owned(scope, asset, links, loans));
        var leased = links.FreeLeases.Select(lease => Leased(scope, lease, links));
        var items = owned.Concat(leased).ToImmutableArray();
        return new(FigureMaking.Sum(items.Where(item => !item.IsClosed && item.Lease is null).Select(item => item.Value)), items);
    }

    private static VehicleItem Owned(ViewScope scope, HeldAsset asset, VehicleLinks links, ImmutableArray<LoanItem> loans)
    {
        var (car, stamp) = scope.Fact<VehicleRegistration>(asset.Key)!.Value;
        var (value, basis) = VehicleValue.Of(scope, asset, car);
        var loan = links.LoanOf(asset.Key) is { } link ? Debt(scope, link, loans, value) : null;
        var policy = links.PolicyOf(asset.Key);
        var item = new VehicleItem(
            scope.Id(asset.Key), car.Name, asset.Key.Institution.OrgCode, scope.NameOf(asset.Key.Institution), car.Plate, value, Net(value, loan))
        {
            TypeCode = asset.Row.TypeCode,
            IsClosed = !asset.IsOpen,
            OpenedOn = car.FirstRegisteredOn,
            VinTail = car.Vin.Length > 6 ? car.Vin[^6..] : car.Vin,
            ValueBasis = basis,
            FirstRegisteredOn = car.FirstRegisteredOn,
            ModelYear = car.ModelYear,
            DisplacementCc = car.DisplacementCc,
            Fuel = car.Fuel,
            Loan = loan,
            Policy = policy,
            Mortgages = car.PartB.Length,
            Seizures = car.PartA.Count(entry => entry.Event.Contains("압류", StringComparison.Ordinal)),
            YearlyTax = VehicleDates.Tax(scope, car) is { } tax ? tax.BilledInJune + tax.BilledInDecember : null,
        };
        if (asset.IsOpen)
        {
            scope.Sheet.Asset("vehicles", Domain, asset.Key.Institution, value, car.Name, item.Id);
        }

        return item with { DueDates = VehicleDates.Of(scope, car, policy, LoanItemOf(loan, loans)) };
    }

    private static VehicleItem Leased(ViewScope scope, HeldAsset lease, VehicleLinks links)
    {
        var terms = scope.Fact<LeaseTerms>(lease.Key)?.Value;
        var policy = links.PolicyOf(lease.Key);
        var missing = Figure.Missing("KRW", "not-owned");
        return new(scope.Id(lease.Key), lease.Row.Name, lease.Key.Institution.OrgCode, scope.NameOf(lease.Key.Institution), null, missing, missing)
        {
            MaskedNumber = ViewScope.Mask(lease),
            TypeCode = lease.Row.TypeCode,
            IsClosed = !lease.IsOpen,
            OpenedOn = terms?.IssuedOn,
            Lease = new(scope.Id(lease.Key), lease.Row.Name, terms?.MaturesOn, Leases.MonthlyPayment(scope, lease), 1, "contract", false),
            Policy = policy,
            DueDates = VehicleDates.OfLease(scope, terms, policy, Leases.MonthlyPayment(scope, lease)),
        };
    }

    private static VehicleDebt? Debt(ViewScope scope, VehicleLink link, ImmutableArray<LoanItem> loans, Figure value)
    {
        var id = scope.Id(link.To);
        return loans.FirstOrDefault(loan => loan.Id == id) is { IsClosed: false } loan
            ? new(id, loan.Name, loan.Balance, ToValue(loan.Balance, value), link.Confidence, link.Rule, link.IsSuggestion)
            : null;
    }

    private static decimal? ToValue(Figure balance, Figure value) =>
        balance.Krw is { } owed && value.Krw is { } worth ? Proportion.Percent(owed, worth) : null;

    // A suggested loan is not subtracted: the customer has not said that it is this car's.
    private static Figure Net(Figure value, VehicleDebt? loan)
    {
        if (loan is null or { IsSuggestion: true } || value.Krw is not { } worth || loan.Balance.Krw is not { } owed)
        {
            return value;
        }

        var worst = loan.Balance.State > value.State ? loan.Balance : value;
        return new(worth - owed, "KRW", worth - owed, worst.State) { AsOf = new[] { value.AsOf, loan.Balance.AsOf }.Min(), Reason = worst.Reason };
    }

    private static LoanItem? LoanItemOf(VehicleDebt? debt, ImmutableArray<LoanItem> loans) =>
        debt is { IsSuggestion: false } ? loans.FirstOrDefault(loan => loan.Id == debt.ItemId) : null;
}
