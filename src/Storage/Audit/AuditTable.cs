using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;

namespace MyDataHub.Storage.Audit;

/// <summary>The tables audit_entry and audit_head.</summary>
internal static class AuditTable
{
    /// <summary>
    /// Reads where the chains end and holds them until the transaction does, so that numbers follow each other.
    /// </summary>
    internal static async Task<Dictionary<string, AuditHead>> LockHeadsAsync(
        NpgsqlConnection connection, IEnumerable<AuditEntry> entries, CancellationToken ct)
    {
        // Always in the same order, so that two writers never wait for each other.
        var chains = entries.Select(entry => entry.Chain.Name).Distinct().Order(StringComparer.Ordinal).ToArray();
        var heads = chains.ToDictionary(chain => chain, AuditHead.Empty);
        if (chains.Length == 0)
        {
            return heads;
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            insert into audit_head (chain, number, hash)
            select chain, 0, decode(repeat('00', 32), 'hex') from unnest($1::text[]) as chain order by chain
            on conflict (chain) do nothing
            """,
            [chains]);
        batch.Add(
            "select chain, number, hash from audit_head where chain = any($1) order by chain for update", [chains]);
        await using var rows = await batch.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            heads[rows.GetString(0)] = new AuditHead(
                rows.GetString(0), rows.GetInt64(1), rows.GetFieldValue<byte[]>(2));
        }

        return heads;
    }

    /// <summary>Adds the writes that continue the chains from the locked heads.</summary>
    internal static void AddTo(NpgsqlBatch batch, Dictionary<string, AuditHead> heads, IEnumerable<AuditEntry> entries)
    {
        foreach (var entry in entries)
        {
            AuditRules.Require(entry);
            var head = heads[entry.Chain.Name];
            var stored = entry with { At = AuditHash.Stored(entry.At) };
            var next = new AuditHead(head.Chain, head.Number + 1, AuditHash.Of(head.Hash, stored, head.Number + 1));
            heads[head.Chain] = next;
            batch.Add(
                """
                insert into audit_entry (chain, number, at, actor_kind, actor_id, action, subjects, details, previous, hash)
                values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10)
                """,
                next.Chain, next.Number, stored.At, entry.Actor.Kind, entry.Actor.Id, entry.Action, entry.Subjects.ToArray(),
                JsonSerializer.Serialize(entry.Details), head.Hash, next.Hash);
        }

        foreach (var head in heads.Values)
        {
            batch.Add(
                "update audit_head set number = $2, hash = $3 where chain = $1", head.Chain, head.Number, head.Hash);
        }
    }

    internal static RecordedEntry Read(NpgsqlDataReader row) =>
        new(
            new AuditEntry(
                AuditChain.Named(row.GetString(0)), row.GetFieldValue<DateTimeOffset>(2),
                new AuditActor(row.GetString(3), row.GetString(4)), row.GetString(5))
            {
                Subjects = [.. row.GetFieldValue<string[]>(6)],
                Details = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(7))!.ToImmutableSortedDictionary(),
            },
            row.GetInt64(1), row.GetFieldValue<byte[]>(8), row.GetFieldValue<byte[]>(9));
}
