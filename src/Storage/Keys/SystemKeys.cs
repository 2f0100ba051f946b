using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;

namespace MyDataHub.Storage.Keys;

/// <summary>
/// The hub's own keys by purpose, wrapped in the database like a customer's. Made on first use, then always the same.
/// </summary>
internal sealed class SystemKeys(NpgsqlDataSource postgres, IKeyEncryption encryption) : IDisposable
{
    /// <summary>Finds people by CI and login name without storing either.</summary>
    internal const string Lookup = "lookup";

    /// <summary>Encrypts what must outlive a customer's erasure.</summary>
    internal const string System = "system";

    private readonly ConcurrentDictionary<string, DataKey> _keys = new();

    internal async ValueTask<DataKey> OpenAsync(string purpose, CancellationToken ct) =>
        _keys.TryGetValue(purpose, out var key) ? key : _keys.GetOrAdd(purpose, await ReadOrCreateAsync(purpose, ct));

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    internal static string Context(string purpose) => $"hub {purpose}";

    private async Task<DataKey> ReadOrCreateAsync(string purpose, CancellationToken ct)
    {
        var wrapped = await FindAsync(purpose, ct);
        if (wrapped is null)
        {
            await CreateAsync(purpose, ct);
            wrapped = await FindAsync(purpose, ct);
        }

        var bytes = await encryption.UnwrapAsync(wrapped!, Context(purpose), ct);
        var key = new DataKey(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return key;
    }

    private async Task<WrappedKey?> FindAsync(string purpose, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            "select kek_id, wrapped_key from system_key where purpose = $1", purpose);
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? new WrappedKey(rows.GetString(0), rows.GetFieldValue<byte[]>(1)) : null;
    }

    // Two nodes may start at once: the first one's key stands.
    private async Task CreateAsync(string purpose, CancellationToken ct)
    {
        var bytes = RandomNumberGenerator.GetBytes(DataKey.Size);
        var wrapped = await encryption.WrapAsync(bytes, Context(purpose), ct);
        CryptographicOperations.ZeroMemory(bytes);
        await using var command = postgres.Sql(
            "insert into system_key (purpose, kek_id, wrapped_key) values ($1, $2, $3) on conflict (purpose) do nothing",
            purpose, wrapped.KeyId, wrapped.Bytes);
        await command.ExecuteNonQueryAsync(ct);
    }
}
