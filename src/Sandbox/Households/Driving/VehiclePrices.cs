using System.Globalization;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households.Markets;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Driving;

/// <summary>
/// What a used car is worth, by its VIN alone: the value falls from 90 % when new over 70 % after two years towards a
/// tenth, and moves a little each month. Prices come out on the first of the month.
/// </summary>
internal static class VehiclePrices
{
    private const double New = 0.90;
    private const double AfterTwoYears = 0.70;
    private const double Floor = 0.10;

    /// <summary>Null when nobody prices such a car.</summary>
    public static HeldRows? Read(ulong seed, string? vin, DateTimeOffset now)
    {
        if (vin is null || CarModel.ByVin(vin) is not { NewPrice: { } price })
        {
            return null;
        }

        var today = Seoul.Wall(now);
        var baseDate = new DateOnly(today.Year, today.Month, 1);
        var months = Math.Max(0, ((baseDate.Year - Vin.Year(vin)) * 12) + baseDate.Month - 6);
        var share = Floor + ((New - Floor) * Math.Pow((AfterTwoYears - Floor) / (New - Floor), months / 24.0));
        var moved = share * (1 + (0.04 * Wave.At(seed, vin, baseDate)));
        var retail = Math.Floor(price * (decimal)moved / 10_000) * 10_000;
        var answer = new JsonObject
        {
            ["vin"] = vin,
            ["base_date"] = baseDate.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            ["currency"] = "KRW",
            ["wholesale_amt"] = Math.Floor(retail * 0.91m / 10_000) * 10_000,
            ["retail_amt"] = retail,
        };
        return new HeldRows(answer, null, [], Seoul.Instant(baseDate.At(0)));
    }
}
