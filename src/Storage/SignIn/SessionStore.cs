using System.Security.Cryptography;
using System.Text;
using MyDataHub.Domain;
using Npgsql;

namespace MyDataHub.Storage.SignIn;

/// <summary>
/// The table session. A token is 256 random bits in the browser's cookie; only its SHA-256 is stored.
/// </summary>
public sealed class SessionStore(NpgsqlDataSource postgres)
{
    /// <summary>False when the customer is gone.</summary>
    public async Task<bool> AddAsync(string token, Session session, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            insert into session (session_hash, customer_id, created_at, idle_ends_at, ends_at)
            select $1, customer_id, $3, $4, $5 from customer where customer_id = $2 for key share
            """,
            Hash(token), session.Customer.Value, session.CreatedAt, session.IdleEndsAt, session.EndsAt);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Null when there is none, or when it has ended.</summary>
    public async Task<Session?> FindAsync(string token, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select customer_id, created_at, idle_ends_at, ends_at from session
             where session_hash = $1 and idle_ends_at > $2 and ends_at > $2
            """,
            Hash(token), now);
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct)
            ? new Session(
                new CustomerId(rows.GetGuid(0)), rows.GetFieldValue<DateTimeOffset>(1), rows.GetFieldValue<DateTimeOffset>(2),
                rows.GetFieldValue<DateTimeOffset>(3))
            : null;
    }

    /// <summary>It was used: the idle end moves on. False when it has ended meanwhile.</summary>
    public async Task<bool> ProlongAsync(string token, DateTimeOffset idleEndsAt, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            "update session set idle_ends_at = greatest(idle_ends_at, least($2, ends_at)) where session_hash = $1",
            Hash(token), idleEndsAt);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    public async Task RemoveAsync(string token, CancellationToken ct)
    {
        await using var command = postgres.Sql("delete from session where session_hash = $1", Hash(token));
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Signs the customer out everywhere.</summary>
    public async Task RemoveAllAsync(CustomerId customer, CancellationToken ct)
    {
        await using var command = postgres.Sql("delete from session where customer_id = $1", customer.Value);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Deletes what has ended.</summary>
    public async Task PurgeAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var command = postgres.Sql("delete from session where ends_at <= $1 or idle_ends_at <= $1", now);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>A signed-in browser: ends when idle for too long, and in any case at EndsAt.</summary>
public sealed record Session(
    CustomerId Customer, DateTimeOffset CreatedAt, DateTimeOffset IdleEndsAt, DateTimeOffset EndsAt);
