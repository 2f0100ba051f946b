using System.Data;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Audit;

/// <summary>
/// Computes every hash and signature of the audit again, row by row, and names the first link that does not hold.
/// </summary>
public sealed class AuditVerifier
{
    private readonly NpgsqlDataSource _postgres;
    private readonly AnchorVerification _anchors;

    internal AuditVerifier(NpgsqlDataSource postgres, SigningKey signing, AnchorFile file)
    {
        _postgres = postgres;
        _anchors = new AnchorVerification(signing, file);
    }

    public async Task<AuditVerdict> VerifyAsync(CancellationToken ct)
    {
        await using var connection = await _postgres.OpenConnectionAsync(ct);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var (entries, chains, broken) = await VerifyEntriesAsync(connection, ct);
        broken ??= await FindCutAsync(connection, ct);
        if (broken is not null)
        {
            return broken;
        }

        var (anchors, brokenAnchor) = await _anchors.VerifyAsync(connection, ct);
        return brokenAnchor ?? (AuditVerdict)new AuditVerdict.Intact(entries, chains, anchors);
    }

    private static async Task<(long Entries, long Chains, AuditVerdict.Broken? Broken)> VerifyEntriesAsync(
        NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = connection.Sql(
            """
            select entry.chain, entry.number, at, actor_kind, actor_id, action, subjects, details, previous, entry.hash, anchored.hash
              from audit_entry entry left join audit_anchored_head anchored using (chain, number)
             order by entry.chain, entry.number
            """);
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SingleResult, ct);
        var (entries, chains) = (0L, 0L);
        var last = AuditHead.Empty("");
        while (await rows.ReadAsync(ct))
        {
            var recorded = AuditTable.Read(rows);
            var chain = recorded.Entry.Chain.Name;
            if (chain != last.Chain)
            {
                last = AuditHead.Empty(chain);
                chains++;
            }

            if (AuditLink.Check(last, recorded, rows.IsDBNull(10) ? null : rows.GetFieldValue<byte[]>(10)) is { } broken)
            {
                return (entries, chains, broken);
            }

            entries++;
            last = new AuditHead(chain, recorded.Number, recorded.Hash.ToArray());
        }

        return (entries, chains, null);
    }

    // What holds up to its last entry may still have lost its end: the head or an anchor remembers more.
    private static async Task<AuditVerdict.Broken?> FindCutAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = connection.Sql(
            """
            select chain, coalesce(last.number, 0) + 1
              from (select chain, number from audit_head
                     union
                    select chain, max(number) from audit_anchored_head group by chain) remembered
              left join lateral (select number from audit_entry entry where entry.chain = remembered.chain
                                  order by number desc limit 1) last on true
             where remembered.number > coalesce(last.number, 0)
             order by chain
             limit 1
            """);
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? new AuditVerdict.Broken(rows.GetString(0), rows.GetInt64(1), AuditFault.Cut) : null;
    }
}
