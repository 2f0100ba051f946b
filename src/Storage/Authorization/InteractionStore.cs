using Npgsql;

namespace MyDataHub.Storage.Authorization;

/// <summary>
/// The table interaction: a browser on its way from a pushed request to its end. Only the browser that began it finds it again.
/// </summary>
public sealed class InteractionStore
{
    private readonly NpgsqlDataSource _postgres;
    private readonly PushedRequestStore _requests;

    internal InteractionStore(NpgsqlDataSource postgres, PushedRequestStore requests) => (_postgres, _requests) = (postgres, requests);

    /// <summary>The pushed request stays as long as the interaction may. False when it is gone already.</summary>
    public async Task<bool> BeginAsync(string interaction, string reference, string browser, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            """
            with request as (
                update pushed_request set keep_until = greatest(keep_until, $5)
                 where request_hash = $2 and spent_at is null and expires_at > $4
             returning request_hash
            )
            insert into interaction (interaction_hash, request_hash, browser_hash, begun_at, expires_at)
            select $1, request_hash, $3, $4, $5 from request
            """,
            OpaqueSecret.Hash(interaction), OpaqueSecret.Hash(reference), OpaqueSecret.Hash(browser), now, expiresAt);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Null when there is none, it is over, another browser began it, or its request has been completed.</summary>
    public async Task<Interaction?> FindAsync(string interaction, string browser, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            """
            select request_hash, begun_at, expires_at from interaction
             where interaction_hash = $1 and browser_hash = $2 and expires_at > $3
            """,
            OpaqueSecret.Hash(interaction), OpaqueSecret.Hash(browser), now);
        byte[] hash;
        DateTimeOffset begunAt, expiresAt;
        await using (var rows = await command.ExecuteReaderAsync(ct))
        {
            if (!await rows.ReadAsync(ct))
            {
                return null;
            }

            (hash, begunAt, expiresAt) = (rows.GetFieldValue<byte[]>(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetFieldValue<DateTimeOffset>(2));
        }

        return await _requests.FindAsync(hash, ct) is { } request ? new Interaction(hash, begunAt, expiresAt, request) : null;
    }

    /// <summary>The customer asked for more time.</summary>
    public async Task ProlongAsync(string interaction, DateTimeOffset expiresAt, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            """
            with longer as (
                update interaction set expires_at = greatest(expires_at, $2) where interaction_hash = $1 returning request_hash
            )
            update pushed_request set keep_until = greatest(keep_until, $2) where request_hash in (select request_hash from longer)
            """,
            OpaqueSecret.Hash(interaction), expiresAt);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task PurgeAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var command = _postgres.Sql("delete from interaction where expires_at <= $1", now);
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>An open interaction with the request it is about.</summary>
public sealed record Interaction(ReadOnlyMemory<byte> RequestHash, DateTimeOffset BegunAt, DateTimeOffset ExpiresAt, PushedRequest Request);
