using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Gateway.ThirdPartyApi.Reads;

/// <summary>One read, as its receipt tells it; equal ones of one moment are counted together.</summary>
internal readonly record struct ReadKey(CustomerId Customer, GrantId Grant, ClientId Client, string Resource, ConsentDomains Domains, int Items, bool IsUnchanged);

/// <summary>
/// Reads that wait for their receipts to be written. In parts with a lock each, so that readers of different grants do not wait for
/// each other; Drain takes everything that was noted before it.
/// </summary>
internal sealed class ReadTally(int limit)
{
    private const int Parts = 16;
    private readonly Part[] _parts = [.. Enumerable.Range(0, Parts).Select(_ => new Part())];
    private int _waiting;

    internal int Waiting => Volatile.Read(ref _waiting);

    /// <summary>False when nothing more can wait: then nothing may be read.</summary>
    internal bool TryNote(in ReadKey key, DateTimeOffset at)
    {
        var part = _parts[unchecked((uint)key.Grant.GetHashCode()) % Parts];
        lock (part.Gate)
        {
            if (part.Counts.TryGetValue(key, out var count))
            {
                count.Add(at);
                return true;
            }

            if (Interlocked.Increment(ref _waiting) > limit)
            {
                Interlocked.Decrement(ref _waiting);
                return false;
            }

            part.Counts.Add(key, new Count(at));
            return true;
        }
    }

    /// <summary>Receipts of all that waits. They go on counting as waiting until they are written.</summary>
    internal List<ReadReceipt> Drain()
    {
        var receipts = new List<ReadReceipt>();
        foreach (var part in _parts)
        {
            Dictionary<ReadKey, Count> counts;
            lock (part.Gate)
            {
                (counts, part.Counts) = (part.Counts, []);
            }

            receipts.AddRange(counts.Select(pair => pair.Value.ToReceipt(pair.Key)));
        }

        return receipts;
    }

    internal void Written(int receipts) => Interlocked.Add(ref _waiting, -receipts);

    private sealed class Part
    {
        internal Lock Gate { get; } = new();

        internal Dictionary<ReadKey, Count> Counts { get; set; } = [];
    }

    private sealed class Count(DateTimeOffset first)
    {
        private DateTimeOffset? _later;
        private int _reads = 1;

        internal void Add(DateTimeOffset at) => (_later, _reads) = (at, _reads + 1);

        internal ReadReceipt ToReceipt(ReadKey key) => new(Guid.CreateVersion7(first), key.Customer, key.Grant, key.Client, key.Resource)
        {
            Domains = key.Domains,
            Items = key.Items,
            IsUnchanged = key.IsUnchanged,
            Reads = _reads,
            FirstAt = first,
            LastAt = _later ?? first,
        };
    }
}
