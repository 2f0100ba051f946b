using System.Collections;
using System.Collections.Concurrent;

namespace MyDataHub.Sandbox.Households.People;

/// <summary>The people of a seed: the demo cast first, then neighbours, each made when first looked at.</summary>
internal sealed class Population(ulong seed, int count) : IReadOnlyList<Person>
{
    private readonly ConcurrentDictionary<int, Person> _made = new();
    private readonly Lazy<Dictionary<string, int>> _byCi = new(() => Enumerable.Range(0, count)
        .ToDictionary(index => Identity.Ci(seed, index), index => index, StringComparer.Ordinal));

    public int Count { get; } = count;

    public Person this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _made.GetOrAdd(index, i => Cast.Characters.Describe(seed, i));
        }
    }

    public int? Find(string ci) => _byCi.Value.TryGetValue(ci, out var index) ? index : null;

    public IEnumerator<Person> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
