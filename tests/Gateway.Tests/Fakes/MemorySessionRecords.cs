using System.Collections.Concurrent;
using MyDataHub.Domain;
using MyDataHub.Gateway.Sessions;

namespace MyDataHub.Gateway.Tests.Fakes;

internal sealed class MemorySessionRecords : ISessionRecords
{
    internal ConcurrentDictionary<SessionKey, SessionRecord> Rows { get; } = new();

    /// <summary>How often the "database" was read.</summary>
    internal int Finds;

    public Task AddAsync(SessionRecord session, CancellationToken ct)
    {
        Rows[session.Key] = session;
        return Task.CompletedTask;
    }

    public Task<SessionRecord?> FindAsync(SessionKey key, CancellationToken ct)
    {
        Interlocked.Increment(ref Finds);
        return Task.FromResult(Rows.GetValueOrDefault(key));
    }

    public Task ExtendAsync(SessionKey key, DateTimeOffset idleEndsAt, CancellationToken ct)
    {
        if (Rows.TryGetValue(key, out var row))
        {
            Rows[key] = row with { IdleEndsAt = idleEndsAt };
        }

        return Task.CompletedTask;
    }

    public Task RemoveAsync(SessionKey key, CancellationToken ct)
    {
        Rows.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public Task PurgeAsync(CancellationToken ct) => Task.CompletedTask;

    public Task RemoveAllAsync(CustomerId customer, CancellationToken ct)
    {
        foreach (var row in Rows.Values.Where(row => row.Customer == customer))
        {
            Rows.TryRemove(row.Key, out _);
        }

        return Task.CompletedTask;
    }
}
