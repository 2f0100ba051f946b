using MyDataHub.Sandbox.Households.Randomness;

namespace MyDataHub.Sandbox.Households.Markets;

/// <summary>
/// A price path that is a function of the day alone: value noise in octaves from two years down to one day.
/// </summary>
internal static class Wave
{
    private static readonly (int Period, double Share)[] Octaves =
        [(512, 0.42), (128, 0.26), (32, 0.17), (8, 0.10), (1, 0.05)];

    /// <summary>Between −1 and 1.</summary>
    public static double At(ulong seed, string name, DateOnly day)
    {
        var sum = 0.0;
        foreach (var (period, share) in Octaves)
        {
            var cell = Math.DivRem(day.DayNumber, period, out var inside);
            var t = (double)inside / period;
            var smooth = t * t * (3 - (2 * t));
            var from = Corner(seed, name, period, cell);
            var to = Corner(seed, name, period, cell + 1);
            sum += share * (from + ((to - from) * smooth));
        }

        return sum;
    }

    private static double Corner(ulong seed, string name, int period, int cell) =>
        ((Dice.Hash(seed, name, ((long)period << 32) + cell) >> 11) * (2.0 / (1UL << 53))) - 1;
}
