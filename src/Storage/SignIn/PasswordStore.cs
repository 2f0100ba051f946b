using MyDataHub.Domain;
using Npgsql;

namespace MyDataHub.Storage.SignIn;

/// <summary>
/// The table sign_in: login names and passwords. An unknown login, a wrong password and too many attempts cost the same
/// time and get the same answer, so that nobody learns who is a customer.
/// </summary>
public sealed class PasswordStore
{
    private const int FreeFailures = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private readonly NpgsqlDataSource _postgres;
    private readonly LookupHashes _hashes;

    internal PasswordStore(NpgsqlDataSource postgres, LookupHashes hashes) => (_postgres, _hashes) = (postgres, hashes);

    /// <summary>
    /// Gives a customer a login and its password, or a new password. False: the login is somebody else's.
    /// </summary>
    public async Task<bool> SetAsync(CustomerId customer, string login, string password, CancellationToken ct)
    {
        var hash = await Task.Run(() => PasswordHash.Of(password), ct);
        await using var command = _postgres.Sql(
            """
            insert into sign_in (customer_id, login_hash, password) values ($1, $2, $3)
            on conflict (login_hash) do update set password = excluded.password, failures = 0, locked_until = null
             where sign_in.customer_id = excluded.customer_id
            """,
            customer.Value, await _hashes.OfLoginAsync(login, ct), hash);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>
    /// Whose login and password these are; null when they are nobody's, or after too many failures for a while.
    /// </summary>
    public async Task<CustomerId?> CheckAsync(string login, string password, DateTimeOffset now, CancellationToken ct)
    {
        var loginHash = await _hashes.OfLoginAsync(login, ct);
        var known = await FindAsync(loginHash, ct);
        var matches = await Task.Run(
            () => PasswordHash.Matches(password, known?.Password ?? PasswordHash.OfNobody), ct);
        if (known is null || known.LockedUntil > now)
        {
            return null;
        }

        await NoteAsync(loginHash, matches ? 0 : known.Failures + 1, now, ct);
        return matches ? known.Customer : null;
    }

    private async Task<Row?> FindAsync(byte[] loginHash, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            "select customer_id, password, failures, locked_until from sign_in where login_hash = $1", loginHash);
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct)
            ? new Row(
                new CustomerId(rows.GetGuid(0)), rows.GetString(1), rows.GetInt32(2), rows.Nullable<DateTimeOffset>(3))
            : null;
    }

    private async Task NoteAsync(byte[] loginHash, int failures, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            "update sign_in set failures = $2, locked_until = $3 where login_hash = $1", loginHash, failures, LockedUntil(failures, now));
        await command.ExecuteNonQueryAsync(ct);
    }

    // Doubles with every failure: a guesser gets a few dozen tries a day, a person who mistypes waits half a minute.
    private static DateTimeOffset? LockedUntil(int failures, DateTimeOffset now) =>
        failures < FreeFailures ? null
        : now + TimeSpan.FromSeconds(Math.Min(
            FirstPause.TotalSeconds * Math.Pow(2, Math.Min(failures - FreeFailures, 20)), LongestPause.TotalSeconds));

    private sealed record Row(CustomerId Customer, string Password, int Failures, DateTimeOffset? LockedUntil);
}
