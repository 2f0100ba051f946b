using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Tests.Assets;

namespace MyDataHub.Domain.Tests.Goldens;

/// <summary>A household with the sums worked out by hand: totals of the balance sheet, and what was spent in the newest month.</summary>
internal sealed record Golden(Household Household, ViewInputs Inputs, string? Owner, decimal? Assets, decimal? Liabilities, decimal Spent);

internal static class GoldenHouseholds
{
    internal static readonly Dictionary<string, Func<Golden>> All = new()
    {
        ["salaried"] = SalariedHousehold.Golden,
        ["driver"] = DrivingHouseholds.Driver,
        ["lessee"] = DrivingHouseholds.Lessee,
        ["abroad"] = ForeignHousehold.Golden,
        ["retired"] = RetiredHousehold.Golden,
        ["starting"] = StartingHousehold.Golden,
    };
}
