using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>Cars, with their loan and policy only where those are shared themselves.</summary>
internal static class VehicleCut
{
    internal static IReadOnlyList<OpenVehicle>? Of(AssetView view, OpenScope scope) =>
        scope.Has(ConsentDetails.Balances) && scope.Has(ConsentDomains.Vehicle) ? [.. view.Vehicle.Items.Select(item => Vehicle(item, scope))] : null;

    private static OpenVehicle Vehicle(VehicleItem item, OpenScope scope)
    {
        var policies = scope.Has(ConsentDetails.Policies);
        return new(item.Id, item.Name, item.Institution, item.InstitutionName, item.Value)
        {
            Plate = item.Plate,
            VinTail = item.VinTail.Length > 0 ? item.VinTail : null,
            IsClosed = item.IsClosed,
            ValueBasis = item.ValueBasis.Length > 0 ? item.ValueBasis : null,
            FirstRegisteredOn = item.FirstRegisteredOn,
            ModelYear = item.ModelYear,
            DisplacementCc = item.DisplacementCc,
            Fuel = item.Fuel,
            Mortgages = item.Mortgages,
            Seizures = item.Seizures,
            YearlyTax = item.YearlyTax,
            Lease = item.Lease,
            Net = scope.Has(ConsentDomains.Loan) ? item.Net : null,
            Loan = item.Loan,
            Policy = policies ? item.Policy : null,
            DueDates = [.. item.DueDates.Where(date => policies || date.Kind != "insurance-end")],
        };
    }
}
