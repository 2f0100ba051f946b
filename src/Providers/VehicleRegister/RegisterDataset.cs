using MyDataHub.Domain;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Providers.VehicleRegister;

/// <summary>The cars registered in the customer's name: a list and its details in one answer.</summary>
internal sealed record RegisterDataset() : Dataset("vehicle.registrations", Sector.VehicleRegister, "VR01", "vehicle.list", DatasetClass.Basic)
{
    internal static readonly RegisterDataset Instance = new() { IsList = true };
}
