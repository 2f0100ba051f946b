using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Authorization;

/// <summary>A private key of the authorization server.</summary>
/// <param name="Algorithm">ES256 or PS256.</param>
/// <param name="SignsFrom">Published before, it signs from then on, until a newer one does.</param>
/// <param name="Pkcs8">The private key.</param>
public sealed record StoredServerKey(string KeyId, string Algorithm, DateTimeOffset CreatedAt, DateTimeOffset SignsFrom, ReadOnlyMemory<byte> Pkcs8);

/// <summary>The table server_key. Every change is audited with it.</summary>
public sealed class ServerKeyTable
{
    private readonly NpgsqlDataSource _postgres;
    private readonly SystemKeys _keys;

    internal ServerKeyTable(NpgsqlDataSource postgres, SystemKeys keys) => (_postgres, _keys) = (postgres, keys);

    public async Task<IReadOnlyList<StoredServerKey>> ReadAllAsync(CancellationToken ct)
    {
        var system = await _keys.OpenAsync(SystemKeys.System, ct);
        await using var command = _postgres.Sql("select key_id, algorithm, created_at, signs_from, body from server_key order by signs_from, key_id");
        await using var rows = await command.ExecuteReaderAsync(ct);
        var keys = new List<StoredServerKey>();
        while (await rows.ReadAsync(ct))
        {
            var key = new StoredServerKey(
                rows.GetString(0), rows.GetString(1), rows.GetFieldValue<DateTimeOffset>(2), rows.GetFieldValue<DateTimeOffset>(3), default);
            keys.Add(key with { Pkcs8 = system.Open(Row(key), rows.GetFieldValue<byte[]>(4), Columns(key)) });
        }

        return keys;
    }

    /// <summary>
    /// Adds the key unless this algorithm already has one that signs from <paramref name="unlessSince"/> or later: of several nodes
    /// that rotate at once, one does.
    /// </summary>
    public async Task<bool> AddAsync(StoredServerKey key, DateTimeOffset unlessSince, AuditActor by, CancellationToken ct)
    {
        var body = (await _keys.OpenAsync(SystemKeys.System, ct)).Seal(Row(key), key.Pkcs8.Span, Columns(key));
        await using var connection = await _postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var alone = connection.Sql("lock table server_key in share row exclusive mode"))
        {
            await alone.ExecuteNonQueryAsync(ct);
        }

        await using var command = connection.Sql(
            """
            insert into server_key (key_id, algorithm, created_at, signs_from, body)
            select $1, $2, $3, $4, $5
             where not exists (select 1 from server_key where algorithm = $2 and signs_from >= $6)
            """,
            key.KeyId, key.Algorithm, key.CreatedAt, key.SignsFrom, body, unlessSince);
        return await AuditedChange.CommitAsync(connection, transaction, command, Act(key.KeyId, "server-key.added", by, key.CreatedAt), ct);
    }

    public async Task RemoveAsync(string keyId, AuditActor by, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await _postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = connection.Sql("delete from server_key where key_id = $1", keyId);
        await AuditedChange.CommitAsync(connection, transaction, command, Act(keyId, "server-key.removed", by, now), ct);
    }

    private static AuditEntry Act(string keyId, string action, AuditActor by, DateTimeOffset at) => new(AuditChain.Hub, at, by, action) { Subjects = [keyId] };

    private static RowIdentity Row(StoredServerKey key) => new("server_key", key.KeyId, 1);

    private static string Columns(StoredServerKey key) => BoundColumns.Of(key.Algorithm, key.CreatedAt, key.SignsFrom);
}
