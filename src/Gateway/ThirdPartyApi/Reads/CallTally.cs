using System.Collections.Concurrent;
using MyDataHub.Domain;
using MyDataHub.Storage.Calls;

namespace MyDataHub.Gateway.ThirdPartyApi.Reads;

/// <summary>Calls of third parties since they were written last, by client, day, resource and status. As many keys as there are clients at work.</summary>
internal sealed class CallTally
{
    private ConcurrentDictionary<Key, Count> _counts = new();

    internal void Note(ClientId client, DateOnly day, string resource, int status)
    {
        // Whoever holds the dictionary that is being drained counts once more in it, which Drain may miss: a number for statistics.
        var count = _counts.GetOrAdd(new(client, day, resource, status), static _ => new Count());
        Interlocked.Increment(ref count.Calls);
    }

    internal List<ClientCallCount> Drain() =>
    [
        .. Interlocked.Exchange(ref _counts, new())
            .Select(pair => new ClientCallCount(pair.Key.Client, pair.Key.Day, pair.Key.Resource, pair.Key.Status, Interlocked.Read(ref pair.Value.Calls))),
    ];

    private readonly record struct Key(ClientId Client, DateOnly Day, string Resource, int Status);

    private sealed class Count
    {
        internal long Calls;
    }
}
