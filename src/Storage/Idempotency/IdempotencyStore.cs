using System.Security.Cryptography;
using System.Text;
using MyDataHub.Domain;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Idempotency;

/// <summary>
/// The table idempotency_key: a repeated write (same Idempotency-Key, same customer) gets the first one's answer.
/// </summary>
public sealed class IdempotencyStore
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);
    private readonly NpgsqlDataSource _postgres;
    private readonly CustomerKeys _keys;

    internal IdempotencyStore(NpgsqlDataSource postgres, CustomerKeys keys) => (_postgres, _keys) = (postgres, keys);

    /// <param name="request">What identifies the request: method, path and body.</param>
    public async Task<IdempotencyOutcome> BeginAsync(
        CustomerId customer, string key, ReadOnlyMemory<byte> request, DateTimeOffset now, CancellationToken ct)
    {
        var requestHash = SHA256.HashData(request.Span);
        await using var connection = await _postgres.OpenConnectionAsync(ct);
        // A run that never finished (the hub was killed) may be begun again, also one from a time that the clock went back from.
        await using (var begin = connection.Sql(
            """
            insert into idempotency_key (customer_id, key_hash, request_hash, created_at)
            select customer_id, $2, $3, $4 from customer where customer_id = $1 for key share
            on conflict (customer_id, key_hash) do update set created_at = excluded.created_at
             where idempotency_key.status is null and idempotency_key.request_hash = excluded.request_hash
               and (idempotency_key.created_at < $5 or idempotency_key.created_at > $6)
            """,
            customer.Value, Hash(key), requestHash, now, now - LongestRun, now + LongestRun))
        {
            if (await begin.ExecuteNonQueryAsync(ct) == 1)
            {
                return new IdempotencyOutcome.Begun();
            }
        }

        return await FirstAnswerAsync(connection, customer, key, requestHash, ct);
    }

    /// <summary>Keeps the answer for the repetitions.</summary>
    public async Task FinishAsync(
        CustomerId customer, string key, int status, ReadOnlyMemory<byte> answer, CancellationToken ct)
    {
        await using var connection = await _postgres.OpenConnectionAsync(ct);
        using var dataKey = await CustomerTable.OpenKeyAsync(connection, _keys, customer, ct);
        if (dataKey is null)
        {
            return;
        }

        await using var command = connection.Sql(
            "update idempotency_key set status = $3, answer = $4 where customer_id = $1 and key_hash = $2",
            customer.Value, Hash(key), status, dataKey.Seal(Row(customer, key), answer.Span));
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Nothing was done (the hub was busy): a repetition starts afresh.</summary>
    public async Task AbandonAsync(CustomerId customer, string key, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            "delete from idempotency_key where customer_id = $1 and key_hash = $2 and status is null", customer.Value, Hash(key));
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Of a node that owns the database alone: runs that were begun before it and never finished do not run any more.</summary>
    public async Task AbandonAllAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var command = _postgres.Sql("delete from idempotency_key where status is null and created_at < $1", before);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task PurgeAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var command = _postgres.Sql("delete from idempotency_key where created_at < $1", before);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<IdempotencyOutcome> FirstAnswerAsync(
        NpgsqlConnection connection, CustomerId customer, string key, byte[] requestHash, CancellationToken ct)
    {
        using var dataKey = await CustomerTable.OpenKeyAsync(connection, _keys, customer, ct);
        await using var command = connection.Sql(
            "select request_hash, status, answer from idempotency_key where customer_id = $1 and key_hash = $2",
            customer.Value, Hash(key));
        await using var rows = await command.ExecuteReaderAsync(ct);
        if (dataKey is null || !await rows.ReadAsync(ct))
        {
            return new IdempotencyOutcome.Running();
        }

        if (!rows.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(requestHash))
        {
            return new IdempotencyOutcome.OtherRequest();
        }

        return rows.IsDBNull(1)
            ? new IdempotencyOutcome.Running()
            : new IdempotencyOutcome.Answered(
                rows.GetInt32(1), dataKey.Open(Row(customer, key), rows.GetFieldValue<byte[]>(2)));
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static RowIdentity Row(CustomerId customer, string key) =>
        new("idempotency_key", $"{customer}/{Convert.ToHexStringLower(Hash(key))}", 0);
}

/// <summary>What is known of a write with this key.</summary>
public abstract record IdempotencyOutcome
{
    private IdempotencyOutcome() { }

    /// <summary>It is the first: do it, then finish or abandon.</summary>
    public sealed record Begun : IdempotencyOutcome;

    /// <summary>The first one still runs, or was abandoned just now: ask again in a moment.</summary>
    public sealed record Running : IdempotencyOutcome;

    /// <summary>The first one's answer.</summary>
    public sealed record Answered(int Status, ReadOnlyMemory<byte> Body) : IdempotencyOutcome;

    /// <summary>The key was used for another request.</summary>
    public sealed record OtherRequest : IdempotencyOutcome;
}
