using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Driving;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>What a car asks for and when: end of insurance, inspection, tax, loan or lease payment; soonest first.</summary>
internal static class VehicleDates
{
    internal static ImmutableArray<VehicleDueDate> Of(ViewScope scope, VehicleRegistration car, VehiclePolicy? policy, LoanItem? loan) => Sorted(
    [
        Insurance(policy),
        InspectionOf(scope, car),
        TaxDue(scope, car),
        loan?.NextPaymentOn is { } on ? new("loan-payment", on, null, null, loan.NextPayment) : null,
    ]);

    internal static ImmutableArray<VehicleDueDate> OfLease(ViewScope scope, LeaseTerms? terms, VehiclePolicy? policy, decimal? monthly) => Sorted(
    [
        Insurance(policy),
        terms?.NextPaymentOn is { } next && next >= scope.Today ? new("lease-payment", next, null, null, monthly) : null,
        terms?.MaturesOn is { } end ? new("lease-end", end, null, null, null) : null,
    ]);

    /// <summary>Null for cars the table of passenger cars does not tax.</summary>
    internal static CarTax.Year? Tax(ViewScope scope, VehicleRegistration car)
    {
        var isElectric = car.Fuel?.Contains("전기", StringComparison.Ordinal) == true || car.Fuel?.Contains("수소", StringComparison.Ordinal) == true;
        var isPassenger = car.TypeText?.Contains("승용", StringComparison.Ordinal) == true;
        if (!isPassenger || StartOf(car) is not { } start || (car.DisplacementCc is not > 0 && !isElectric) || scope.Inputs.Policies.CarTax.On(scope.Today) is not { } rates)
        {
            return null;
        }

        // 하이브리드 has an engine and is taxed by it.
        int? displacement = car.DisplacementCc is > 0 and var cc ? cc : null;
        return CarTax.Of(rates.Value, displacement, start, scope.Today.Year, car.UseText?.Contains("영업", StringComparison.Ordinal) == true);
    }

    // 차령기산일: a car first registered in a later year than it was built starts on 31 December of the year it was built.
    private static DateOnly? StartOf(VehicleRegistration car) =>
        Month.TryParse(car.MadeIn, out var made) && car.FirstRegisteredOn is { } registered && registered.Year > made.Year
            ? new(made.Year, 12, 31)
            : car.FirstRegisteredOn;

    private static VehicleDueDate? Insurance(VehiclePolicy? policy) =>
        policy is null ? null : new("insurance-end", policy.EndsOn, null, null, null);

    private static VehicleDueDate? InspectionOf(ViewScope scope, VehicleRegistration car)
    {
        if (car.InspectionValidTo is { } registered)
        {
            var rules = scope.Inputs.Policies.Inspection.On(car.FirstRegisteredOn ?? registered)!.Value;
            return Date(Inspection.At(rules, registered));
        }

        var isPrivate = car.UseText?.Contains("영업", StringComparison.Ordinal) != true && car.TypeText?.Contains("승용", StringComparison.Ordinal) == true;
        return isPrivate && car.FirstRegisteredOn is { } first ? Date(Inspection.Next(scope.Inputs.Policies, first, scope.Today)) : null;
    }

    private static VehicleDueDate Date(Inspection inspection) => new("inspection", inspection.Expiry, inspection.Opens, inspection.Closes, null);

    private static VehicleDueDate? TaxDue(ViewScope scope, VehicleRegistration car)
    {
        if (Tax(scope, car) is not { } tax)
        {
            return null;
        }

        var year = scope.Today.Year;
        return scope.Today <= new DateOnly(year, 6, 30)
            ? new("tax", new(year, 6, 30), new(year, 6, 16), new(year, 6, 30), tax.BilledInJune)
            : new("tax", new(year, 12, 31), new(year, 12, 16), new(year, 12, 31), tax.BilledInDecember);
    }

    private static ImmutableArray<VehicleDueDate> Sorted(IEnumerable<VehicleDueDate?> dates) =>
        [.. dates.OfType<VehicleDueDate>().OrderBy(date => date.On).ThenBy(date => date.Kind, StringComparer.Ordinal)];
}
