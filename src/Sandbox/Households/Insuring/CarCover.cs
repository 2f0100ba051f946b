using MyDataHub.Sandbox.Households.Driving;

namespace MyDataHub.Sandbox.Households.Insuring;

/// <summary>One insured car on a car policy (보험-004): by its plate, or its VIN while it has none.</summary>
internal sealed record CarCover(
    Car Car,
    bool ByVin,
    string Age,
    string Drivers,
    bool OwnDamage,
    string DeductibleRate,
    decimal Deductible)
{
    public string CarNumber => ByVin || Car.Plate is null ? Car.Vin : Car.Plate;
}
