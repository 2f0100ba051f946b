namespace MyDataHub.Sandbox.Faults;

/// <summary>Chance that can be repeated: a number from a seed and what is asked about (SplitMix64).</summary>
internal static class SeededDraw
{
    /// <summary>Evenly spread over 0 (included) to 1 (excluded).</summary>
    public static double Fraction(long seed, long about) =>
        (Mix(unchecked((ulong)seed + (0x9E3779B97F4A7C15UL * (ulong)about))) >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
