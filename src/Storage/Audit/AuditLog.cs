using Npgsql;

namespace MyDataHub.Storage.Audit;

/// <summary>
/// The append-only record of what was done. Acts on a customer's data are recorded with the commit that does them.
/// </summary>
public sealed class AuditLog(NpgsqlDataSource postgres)
{
    /// <summary>Records acts that change no customer's data, all or none.</summary>
    public async Task AppendAsync(IReadOnlyCollection<AuditEntry> entries, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var heads = await AuditTable.LockHeadsAsync(connection, entries, ct);
        await using var batch = new NpgsqlBatch(connection);
        AuditTable.AddTo(batch, heads, entries);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>A chain's entries after a number, in order, at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<RecordedEntry>> ReadAsync(
        AuditChain chain, long after, int limit, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select chain, number, at, actor_kind, actor_id, action, subjects, details, previous, hash
              from audit_entry
             where chain = $1 and number > $2
             order by number
             limit $3
            """,
            chain.Name, after, limit);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var entries = new List<RecordedEntry>();
        while (await rows.ReadAsync(ct))
        {
            entries.Add(AuditTable.Read(rows));
        }

        return entries;
    }
}
