using System.Security.Cryptography;
using MyDataHub.Domain;
using Npgsql;

namespace MyDataHub.Storage.Keys;

/// <summary>
/// Moves every data key to the newest key-encryption key, a batch at a time, while the hub serves. The data itself
/// stays as it is. Once it is through, older key-encryption keys may be removed.
/// </summary>
public sealed class KeyRotation(NpgsqlDataSource postgres, IKeyEncryption encryption)
{
    private const int Batch = 500;

    /// <summary>How many data keys were wrapped again.</summary>
    public async Task<int> RewrapAsync(CancellationToken ct)
    {
        var total = await RewrapSystemKeysAsync(ct);
        for (var done = Batch; done == Batch; total += done)
        {
            done = await RewrapCustomersAsync(ct);
        }

        return total;
    }

    private async Task<int> RewrapCustomersAsync(CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var rows = new List<(Guid Id, WrappedKey Old)>();
        await using (var select = connection.Sql(
            "select customer_id, kek_id, wrapped_key from customer where kek_id <> $1 order by customer_id limit $2 for update",
            encryption.CurrentKeyId, Batch))
        await using (var reader = await select.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                rows.Add((reader.GetGuid(0), new WrappedKey(reader.GetString(1), reader.GetFieldValue<byte[]>(2))));
            }
        }

        foreach (var (id, old) in rows)
        {
            var wrapped = await AgainAsync(old, CustomerKeys.Context(new CustomerId(id)), ct);
            await using var update = connection.Sql(
                "update customer set kek_id = $2, wrapped_key = $3 where customer_id = $1", id, wrapped.KeyId, wrapped.Bytes);
            await update.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return rows.Count;
    }

    private async Task<int> RewrapSystemKeysAsync(CancellationToken ct)
    {
        var done = 0;
        foreach (var purpose in (string[])[SystemKeys.Lookup, SystemKeys.System])
        {
            await using var select = postgres.Sql(
                "select kek_id, wrapped_key from system_key where purpose = $1 and kek_id <> $2", purpose, encryption.CurrentKeyId);
            await using var reader = await select.ExecuteReaderAsync(ct);
            if (await reader.ReadAsync(ct))
            {
                var old = new WrappedKey(reader.GetString(0), reader.GetFieldValue<byte[]>(1));
                var wrapped = await AgainAsync(old, SystemKeys.Context(purpose), ct);
                await using var update = postgres.Sql(
                    "update system_key set kek_id = $2, wrapped_key = $3 where purpose = $1 and kek_id = $4",
                    purpose, wrapped.KeyId, wrapped.Bytes, old.KeyId);
                done += await update.ExecuteNonQueryAsync(ct);
            }
        }

        return done;
    }

    private async Task<WrappedKey> AgainAsync(WrappedKey old, string context, CancellationToken ct)
    {
        var key = await encryption.UnwrapAsync(old, context, ct);
        var wrapped = await encryption.WrapAsync(key, context, ct);
        CryptographicOperations.ZeroMemory(key);
        return wrapped;
    }
}
