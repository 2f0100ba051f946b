using System.Numerics;

namespace MyDataHub.Sandbox.Households.Randomness;

/// <summary>
/// A small seeded generator (SplitMix64). One is made per subject and day from their names, so that a new subject
/// never changes what another one drew, and a day can be lived without living the others.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public static ulong Hash(ulong seed, string topic, long index = 0)
    {
        unchecked
        {
            var hash = 14695981039346656037UL ^ seed;
            foreach (var c in topic)
            {
                hash = (hash ^ c) * 1099511628211UL;
            }

            return Mix(hash ^ ((ulong)index * 0x9E3779B97F4A7C15UL));
        }
    }

    public static Dice For(ulong seed, string topic, long index = 0) => new(Hash(seed, topic, index));

    /// <summary>A whole number from the minimum up to and including the maximum.</summary>
    public int Between(int min, int max) => min + (int)(Next() % (ulong)(max - min + 1L));

    /// <summary>An amount between two bounds, a multiple of the step.</summary>
    public decimal Amount(decimal min, decimal max, decimal step)
    {
        var steps = (long)((max - min) / step);
        return min + (step * (long)(Next() % (ulong)(steps + 1)));
    }

    public bool Chance(double probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Between(0, choices.Count - 1)];

    public string Digits(int count) =>
        string.Create(count, this, static (span, dice) =>
        {
            foreach (ref var c in span)
            {
                c = (char)('0' + dice.Between(0, 9));
            }
        });

    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            return Mix(_state);
        }
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return BitOperations.RotateLeft(z ^ (z >> 31), 7);
        }
    }
}
