using MyDataHub.Domain;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Authorization;

/// <summary>The table refresh_token, written when a code is redeemed. Tokens are not rotated (FAPI 2.0 SP 5.3.2.1-9); they end with their grant.</summary>
public sealed class RefreshTokenStore
{
    private readonly NpgsqlDataSource _postgres;
    private readonly SystemKeys _keys;

    internal RefreshTokenStore(NpgsqlDataSource postgres, SystemKeys keys) => (_postgres, _keys) = (postgres, keys);

    /// <summary>Null when there is none of this client's, or its time is over.</summary>
    public async Task<RefreshToken?> FindAsync(string token, ClientId client, DateTimeOffset now, CancellationToken ct)
    {
        var hash = OpaqueSecret.Hash(token);
        var key = await _keys.OpenAsync(SystemKeys.System, ct);
        await using var command = _postgres.Sql(
            """
            select customer_id, grant_id, issued_at, expires_at, body from refresh_token
             where token_hash = $1 and client_id = $2 and expires_at > $3
            """,
            hash, client.Value, now);
        await using var rows = await command.ExecuteReaderAsync(ct);
        if (!await rows.ReadAsync(ct))
        {
            return null;
        }

        var (customer, grant) = (new CustomerId(rows.GetGuid(0)), new GrantId(rows.GetGuid(1)));
        return new RefreshToken(
            client, customer, grant, rows.GetFieldValue<DateTimeOffset>(2), rows.GetFieldValue<DateTimeOffset>(3),
            key.Open(Row(hash), rows.GetFieldValue<byte[]>(4), Columns(client, customer, grant)));
    }

    /// <summary>Ends one token of a client; answers its grant, null when the client has no such token.</summary>
    public async Task<GrantId?> RemoveAsync(string token, ClientId client, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            "delete from refresh_token where token_hash = $1 and client_id = $2 returning grant_id", OpaqueSecret.Hash(token), client.Value);
        return await command.ExecuteScalarAsync(ct) is Guid grant ? new GrantId(grant) : null;
    }

    /// <summary>Ends every token of a grant.</summary>
    public async Task RemoveAllAsync(GrantId grant, CancellationToken ct)
    {
        await using var command = _postgres.Sql("delete from refresh_token where grant_id = $1", grant.Value);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task PurgeAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var command = _postgres.Sql("delete from refresh_token where expires_at <= $1", now);
        await command.ExecuteNonQueryAsync(ct);
    }

    internal static byte[] Seal(DataKey key, byte[] hash, RefreshToken token) =>
        key.Seal(Row(hash), token.Body.Span, Columns(token.Client, token.Customer, token.Grant));

    private static string Columns(ClientId client, CustomerId customer, GrantId grant) => BoundColumns.Of(client.Value, customer.Value, grant.Value);

    private static RowIdentity Row(byte[] hash) => new("refresh_token", Convert.ToHexStringLower(hash), 0);
}

/// <summary>What a refresh token stands for. Body is the gateway's own; it is encrypted and bound to the ids beside it.</summary>
public sealed record RefreshToken(
    ClientId Client, CustomerId Customer, GrantId Grant, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, ReadOnlyMemory<byte> Body);
