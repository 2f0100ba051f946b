using MyDataHub.Domain;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Authorization;

/// <summary>The table pushed_request (RFC 9126): bound to its client, completed once.</summary>
public sealed class PushedRequestStore
{
    private readonly NpgsqlDataSource _postgres;
    private readonly SystemKeys _keys;

    internal PushedRequestStore(NpgsqlDataSource postgres, SystemKeys keys) => (_postgres, _keys) = (postgres, keys);

    public async Task AddAsync(string reference, PushedRequest request, CancellationToken ct)
    {
        var hash = OpaqueSecret.Hash(reference);
        var key = await _keys.OpenAsync(SystemKeys.System, ct);
        await using var command = _postgres.Sql(
            "insert into pushed_request (request_hash, client_id, expires_at, keep_until, body) values ($1, $2, $3, $3, $4)",
            hash, request.Client.Value, request.ExpiresAt, key.Seal(Row(hash), request.Body.Span, request.Client.Value));
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Null when nobody pushed it, another client did, its time is over, or it has been completed.</summary>
    public async Task<PushedRequest?> FindAsync(string reference, ClientId client, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            """
            select request_hash, client_id, expires_at, body from pushed_request
             where request_hash = $1 and client_id = $2 and expires_at > $3 and spent_at is null
            """,
            OpaqueSecret.Hash(reference), client.Value, now);
        return await ReadAsync(command, ct);
    }

    /// <summary>The request an open interaction is about; null when it has been completed, there or in another tab.</summary>
    internal async Task<PushedRequest?> FindAsync(byte[] hash, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            "select request_hash, client_id, expires_at, body from pushed_request where request_hash = $1 and spent_at is null", hash);
        return await ReadAsync(command, ct);
    }

    /// <summary>Deletes what nobody can complete any more.</summary>
    public async Task PurgeAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var command = _postgres.Sql("delete from pushed_request where keep_until <= $1", now);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<PushedRequest?> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        var key = await _keys.OpenAsync(SystemKeys.System, ct);
        await using var rows = await command.ExecuteReaderAsync(ct);
        if (!await rows.ReadAsync(ct))
        {
            return null;
        }

        var client = rows.GetString(1);
        var body = key.Open(Row(rows.GetFieldValue<byte[]>(0)), rows.GetFieldValue<byte[]>(3), client);
        return new PushedRequest(new ClientId(client), rows.GetFieldValue<DateTimeOffset>(2), body);
    }

    private static RowIdentity Row(byte[] hash) => new("pushed_request", Convert.ToHexStringLower(hash), 0);
}

/// <summary>What a client asked for. Body is the gateway's own; it is encrypted.</summary>
public sealed record PushedRequest(ClientId Client, DateTimeOffset ExpiresAt, ReadOnlyMemory<byte> Body);
