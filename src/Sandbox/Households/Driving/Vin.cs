using System.Globalization;
using MyDataHub.Sandbox.Households.Randomness;

namespace MyDataHub.Sandbox.Households.Driving;

/// <summary>Vehicle identification numbers: maker, model, check digit, model year, plant, serial (ISO 3779).</summary>
internal static class Vin
{
    private const string Years = "ABCDEFGHJKLMNPRSTVWXY123456789";
    private const int FirstYear = 2010;

    public static string Of(CarModel model, DateOnly registered, Dice dice) => string.Create(
        CultureInfo.InvariantCulture,
        $"{model.Maker}{model.Code}{dice.Between(0, 9)}{Years[(registered.Year - FirstYear + 30) % 30]}U{dice.Digits(6)}");

    public static int Year(string vin) => FirstYear + Years.IndexOf(vin[9], StringComparison.Ordinal);
}
