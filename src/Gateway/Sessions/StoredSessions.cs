using MyDataHub.Domain;
using MyDataHub.Storage.SignIn;

namespace MyDataHub.Gateway.Sessions;

/// <summary>The table session. What it takes for a token is the hash we know a session by, so raw tokens stay nowhere.</summary>
internal sealed class StoredSessions(SessionStore table, TimeProvider time) : ISessionRecords
{
    public async Task AddAsync(SessionRecord session, CancellationToken ct) =>
        await table.AddAsync(Name(session.Key), new(session.Customer, session.CreatedAt, session.IdleEndsAt, session.EndsAt), ct);

    public async Task<SessionRecord?> FindAsync(SessionKey key, CancellationToken ct) =>
        await table.FindAsync(Name(key), time.GetUtcNow(), ct) is { } found
            ? new SessionRecord(key, found.Customer, found.CreatedAt, found.IdleEndsAt, found.EndsAt)
            : null;

    public Task ExtendAsync(SessionKey key, DateTimeOffset idleEndsAt, CancellationToken ct) => table.ProlongAsync(Name(key), idleEndsAt, ct);

    public Task RemoveAsync(SessionKey key, CancellationToken ct) => table.RemoveAsync(Name(key), ct);

    public Task RemoveAllAsync(CustomerId customer, CancellationToken ct) => table.RemoveAllAsync(customer, ct);

    public Task PurgeAsync(CancellationToken ct) => table.PurgeAsync(time.GetUtcNow(), ct);

    private static string Name(SessionKey key) => Convert.ToHexStringLower(key.ToBytes());
}
