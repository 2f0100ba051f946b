using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using MyDataHub.Sandbox.Clock;

namespace MyDataHub.Sandbox.Hosting;

/// <summary>
/// What waits for somebody, each under an unguessable key and for a limited time. When it is full the oldest give way.
/// </summary>
internal sealed class WaitingRoom<T>(SandboxClock clock, TimeSpan patience, int seats)
    where T : class
{
    private readonly ConcurrentDictionary<string, (T Item, DateTimeOffset Until)> _waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _arrivals = new();

    public void Add(string key, T item)
    {
        _waiting[key] = (item, clock.GetUtcNow() + patience);
        _arrivals.Enqueue(key);
        while (_arrivals.Count > seats && _arrivals.TryDequeue(out var oldest))
        {
            _waiting.TryRemove(oldest, out _);
        }
    }

    public bool TryGet(string? key, [NotNullWhen(true)] out T? item)
    {
        item = key is not null && _waiting.TryGetValue(key, out var seat) && clock.GetUtcNow() < seat.Until
            ? seat.Item
            : null;
        return item is not null;
    }

    public bool TryTake(string? key, [NotNullWhen(true)] out T? item)
    {
        var found = TryGet(key, out item);
        return found && _waiting.TryRemove(key!, out _);
    }
}
