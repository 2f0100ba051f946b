using Npgsql;

namespace MyDataHub.Storage.Authorization;

/// <summary>The table revoked_token: which access tokens are void although they have not expired (RFC 7009).</summary>
public sealed class RevokedTokenStore(NpgsqlDataSource postgres)
{
    /// <summary>Kept until the last token it concerns has expired by itself. A second revocation of the same moves it on.</summary>
    public async Task AddAsync(RevokedToken revocation, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            insert into revoked_token (subject, revoked_at, expires_at) values ($1, $2, $3)
            on conflict (subject) do update
               set revoked_at = greatest(revoked_token.revoked_at, excluded.revoked_at),
                   expires_at = greatest(revoked_token.expires_at, excluded.expires_at)
            """,
            revocation.Subject, revocation.RevokedAt, revocation.ExpiresAt);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Those of two subjects that are revoked; a token has a jti and may have a grant.</summary>
    public async Task<IReadOnlyList<RevokedToken>> FindAsync(string subject, string other, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            "select subject, revoked_at, expires_at from revoked_token where subject in ($1, $2) and expires_at > $3", subject, other, now);
        return await ReadAsync(command, ct);
    }

    /// <summary>Everything that still counts.</summary>
    public async Task<IReadOnlyList<RevokedToken>> AllAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var command = postgres.Sql("select subject, revoked_at, expires_at from revoked_token where expires_at > $1", now);
        return await ReadAsync(command, ct);
    }

    public async Task PurgeAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var command = postgres.Sql("delete from revoked_token where expires_at <= $1", now);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<List<RevokedToken>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var rows = await command.ExecuteReaderAsync(ct);
        var found = new List<RevokedToken>();
        while (await rows.ReadAsync(ct))
        {
            found.Add(new RevokedToken(rows.GetString(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetFieldValue<DateTimeOffset>(2)));
        }

        return found;
    }
}

/// <summary>Subject is "jti:…" for one token, "grant:…" for every token a grant had until RevokedAt.</summary>
public sealed record RevokedToken(string Subject, DateTimeOffset RevokedAt, DateTimeOffset ExpiresAt);
