using System.Numerics;

namespace MyDataHub.Journeys.Tests.Running;

/// <summary>The same throws from the same seed (SplitMix64), so that a failure can be had again.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>0 to sides - 1.</summary>
    internal int Throw(int sides) => (int)(Next() % (ulong)sides);

    internal T Pick<T>(IReadOnlyList<T> from) => from[Throw(from.Count)];

    /// <summary>Others that do not disturb these.</summary>
    internal Dice Fork() => new(Next());

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return BitOperations.RotateLeft(z ^ (z >> 31), 7);
        }
    }
}
