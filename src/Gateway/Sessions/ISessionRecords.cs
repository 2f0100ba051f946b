using MyDataHub.Domain;

namespace MyDataHub.Gateway.Sessions;

/// <summary>Sessions as the database keeps them, so that a restart signs nobody out and every node sees a sign-out.</summary>
internal interface ISessionRecords
{
    Task AddAsync(SessionRecord session, CancellationToken ct);

    Task<SessionRecord?> FindAsync(SessionKey key, CancellationToken ct);

    Task ExtendAsync(SessionKey key, DateTimeOffset idleEndsAt, CancellationToken ct);

    Task RemoveAsync(SessionKey key, CancellationToken ct);

    Task RemoveAllAsync(CustomerId customer, CancellationToken ct);

    /// <summary>Deletes what is over.</summary>
    Task PurgeAsync(CancellationToken ct);
}

internal sealed record SessionRecord(
    SessionKey Key, CustomerId Customer, DateTimeOffset CreatedAt, DateTimeOffset IdleEndsAt, DateTimeOffset EndsAt);
