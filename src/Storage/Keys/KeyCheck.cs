using Npgsql;

namespace MyDataHub.Storage.Keys;

/// <summary>
/// At start: every key-encryption key that wrapped something is there and is the right one. A key file is made only for
/// a database that holds no keys yet.
/// </summary>
internal sealed class KeyCheck(
    NpgsqlDataSource postgres, IKeyEncryption encryption, SystemKeys system, SigningKey signing)
{
    internal async Task RequireAsync(CancellationToken ct)
    {
        var used = await UsedKeysAsync(ct);
        if (used.Count == 0 && encryption is FileKeyEncryption { Exists: false } files)
        {
            files.Create();
        }

        if (used.Find(id => !encryption.Has(id)) is { } missing)
        {
            throw new KeyException(
                $"The database was encrypted with the key-encryption key {missing}, which is not in {encryption.Place}; "
                + "restore it from a backup.");
        }

        // A key of the right name but the wrong bytes fails here, and not at the first customer.
        await system.OpenAsync(SystemKeys.Lookup, ct);
        await system.OpenAsync(SystemKeys.System, ct);
        signing.CreateIfMissing();
    }

    private async Task<List<string>> UsedKeysAsync(CancellationToken ct)
    {
        await using var command = postgres.Sql(
            "select kek_id from customer union select kek_id from system_key order by 1");
        await using var rows = await command.ExecuteReaderAsync(ct);
        var ids = new List<string>();
        while (await rows.ReadAsync(ct))
        {
            ids.Add(rows.GetString(0));
        }

        return ids;
    }
}
