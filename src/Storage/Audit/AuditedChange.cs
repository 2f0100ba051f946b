using Npgsql;

namespace MyDataHub.Storage.Audit;

/// <summary>A change of one row and the record of it: both or neither.</summary>
internal static class AuditedChange
{
    /// <summary>False, and nothing recorded, when the command changed no row. The transaction is committed in either case.</summary>
    internal static async Task<bool> CommitAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, NpgsqlCommand change, AuditEntry entry, CancellationToken ct)
    {
        var isChanged = await change.ExecuteNonQueryAsync(ct) == 1;
        if (isChanged)
        {
            var heads = await AuditTable.LockHeadsAsync(connection, [entry], ct);
            await using var batch = new NpgsqlBatch(connection);
            AuditTable.AddTo(batch, heads, [entry]);
            await batch.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return isChanged;
    }
}
