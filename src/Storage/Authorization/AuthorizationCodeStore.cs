using MyDataHub.Domain;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Authorization;

/// <summary>The table authorization_code: redeemed once, on whichever node asks first (RFC 6749, 4.1.2).</summary>
public sealed class AuthorizationCodeStore
{
    private readonly NpgsqlDataSource _postgres;
    private readonly SystemKeys _keys;

    internal AuthorizationCodeStore(NpgsqlDataSource postgres, SystemKeys keys) => (_postgres, _keys) = (postgres, keys);

    /// <summary>Redeems a client's code. A code of another client is unknown here and stays whole. A second use is noted before it is answered.</summary>
    public async Task<CodeOutcome> RedeemAsync(string code, ClientId client, DateTimeOffset now, CancellationToken ct)
    {
        var hash = OpaqueSecret.Hash(code);
        var key = await _keys.OpenAsync(SystemKeys.System, ct);
        await using var command = _postgres.Sql(
            """
            update authorization_code set redeemed_at = $3 where code_hash = $1 and client_id = $2 and redeemed_at is null
            returning customer_id, grant_id, expires_at, body
            """,
            hash, client.Value, now);
        await using (var rows = await command.ExecuteReaderAsync(ct))
        {
            if (await rows.ReadAsync(ct))
            {
                var content = Read(key, hash, client, rows);
                return content.ExpiresAt > now ? new CodeOutcome.Redeemed(content) : new CodeOutcome.Unknown();
            }
        }

        return await NoteReuseAsync(hash, client, now, ct) is { } used ? new CodeOutcome.UsedBefore(used) : new CodeOutcome.Unknown();
    }

    /// <summary>
    /// Says that tokens may go out for a redeemed code, and stores the refresh token if there is one: in one statement with the look
    /// whether somebody has used the code again meanwhile. False then. A merged or replaced grant loses its earlier refresh tokens.
    /// </summary>
    public async Task<bool> CompleteAsync(string code, string? refreshToken, RefreshToken content, CancellationToken ct)
    {
        var tokenHash = OpaqueSecret.Hash(refreshToken ?? "");
        var key = await _keys.OpenAsync(SystemKeys.System, ct);
        await using var command = _postgres.Sql(
            """
            with code as (
                select code_hash from authorization_code where code_hash = $1 and client_id = $3 and reused_at is null for update
            ), earlier as (
                delete from refresh_token where grant_id = $5 and exists (select 1 from code)
            ), later as (
                insert into refresh_token (token_hash, client_id, customer_id, grant_id, issued_at, expires_at, body)
                select $2, $3, $4, $5, $6, $7, $8 from code where $9
            )
            select count(*) from code
            """,
            OpaqueSecret.Hash(code), tokenHash, content.Client.Value, content.Customer.Value, content.Grant.Value, content.IssuedAt, content.ExpiresAt,
            RefreshTokenStore.Seal(key, tokenHash, content), refreshToken is not null);
        return await command.ExecuteScalarAsync(ct) is 1L;
    }

    public async Task PurgeAsync(DateTimeOffset expiredBefore, CancellationToken ct)
    {
        await using var command = _postgres.Sql("delete from authorization_code where expires_at <= $1", expiredBefore);
        await command.ExecuteNonQueryAsync(ct);
    }

    internal static byte[] Seal(DataKey key, byte[] hash, AuthorizationCode code) =>
        key.Seal(Row(hash), code.Body.Span, Columns(code.Client, code.Customer, code.Grant));

    private async Task<GrantId?> NoteReuseAsync(byte[] hash, ClientId client, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            "update authorization_code set reused_at = $3 where code_hash = $1 and client_id = $2 and redeemed_at is not null returning grant_id",
            hash, client.Value, now);
        return await command.ExecuteScalarAsync(ct) is Guid grant ? new GrantId(grant) : null;
    }

    private static AuthorizationCode Read(DataKey key, byte[] hash, ClientId client, NpgsqlDataReader row)
    {
        var (customer, grant) = (new CustomerId(row.GetGuid(0)), new GrantId(row.GetGuid(1)));
        var body = key.Open(Row(hash), row.GetFieldValue<byte[]>(3), Columns(client, customer, grant));
        return new AuthorizationCode(client, customer, grant, row.GetFieldValue<DateTimeOffset>(2), body);
    }

    private static string Columns(ClientId client, CustomerId customer, GrantId grant) => BoundColumns.Of(client.Value, customer.Value, grant.Value);

    private static RowIdentity Row(byte[] hash) => new("authorization_code", Convert.ToHexStringLower(hash), 0);
}

/// <summary>What a code stands for. Body is the gateway's own; it is encrypted and bound to the ids beside it.</summary>
public sealed record AuthorizationCode(ClientId Client, CustomerId Customer, GrantId Grant, DateTimeOffset ExpiresAt, ReadOnlyMemory<byte> Body);

/// <summary>What redeeming a code came to.</summary>
public abstract record CodeOutcome
{
    private CodeOutcome() { }

    /// <summary>It was this call's: nobody else gets it.</summary>
    public sealed record Redeemed(AuthorizationCode Code) : CodeOutcome;

    /// <summary>Somebody redeemed it before: one of the two stole it.</summary>
    public sealed record UsedBefore(GrantId Grant) : CodeOutcome;

    /// <summary>There is none of this client, or its time is over.</summary>
    public sealed record Unknown : CodeOutcome;
}
