using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Audit;

/// <summary>
/// Signs where the chains end, in a chain of its own. Whoever cuts or rewrites the end of a chain would have to forge
/// the signature; whoever cuts the anchors too is betrayed by the file beside the key.
/// </summary>
public sealed class AuditAnchors
{
    internal const string Purpose = "audit anchor";
    private const long Lock = 0x4d79_4461_7461_0003;
    private const int MostHeads = 20_000;
    private readonly NpgsqlDataSource _postgres;
    private readonly SigningKey _signing;
    private readonly AnchorFile _file;

    internal AuditAnchors(NpgsqlDataSource postgres, SigningKey signing, AnchorFile file) =>
        (_postgres, _signing, _file) = (postgres, signing, file);

    /// <summary>When the last anchor was signed; null when none was.</summary>
    public async Task<DateTimeOffset?> LastAtAsync(CancellationToken ct)
    {
        await using var command = _postgres.Sql("select at from audit_anchor order by number desc limit 1");
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? rows.GetFieldValue<DateTimeOffset>(0) : null;
    }

    /// <summary>
    /// Anchors the chains that have grown since the last time; returns how many. To be called every minute or so.
    /// </summary>
    public async Task<int> AnchorAsync(DateTimeOffset at, CancellationToken ct)
    {
        await using var connection = await _postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var oneAtATime = connection.Sql("select pg_advisory_xact_lock($1)", Lock))
        {
            await oneAtATime.ExecuteNonQueryAsync(ct);
        }

        var heads = await GrownAsync(connection, ct);
        if (heads.Count == 0)
        {
            return 0;
        }

        var anchor = Next(await LastAsync(connection, ct), AuditHash.Stored(at), heads);
        await WriteAsync(connection, anchor, heads, ct);
        await transaction.CommitAsync(ct);
        _file.Write(anchor.Number, anchor.Hash);
        return heads.Count;
    }

    private Anchor Next((long Number, byte[] Hash) last, DateTimeOffset at, List<AuditHead> heads)
    {
        var digest = AuditHash.OfHeads(heads);
        var hash = AuditHash.OfAnchor(last.Number + 1, at, last.Hash, digest);
        return new Anchor(last.Number + 1, at, last.Hash, digest, hash, _signing.Sign(Purpose, hash));
    }

    // A chain that is being written at this moment is anchored next time.
    private static async Task<List<AuditHead>> GrownAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = connection.Sql(
            """
            select chain, number, hash from audit_head
             where number > anchored_number
             order by chain
             limit $1
               for update skip locked
            """,
            MostHeads);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var heads = new List<AuditHead>();
        while (await rows.ReadAsync(ct))
        {
            heads.Add(new AuditHead(rows.GetString(0), rows.GetInt64(1), rows.GetFieldValue<byte[]>(2)));
        }

        return heads;
    }

    private static async Task<(long Number, byte[] Hash)> LastAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = connection.Sql("select number, hash from audit_anchor order by number desc limit 1");
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? (rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)) : (0, new byte[AuditHash.Size]);
    }

    private static async Task WriteAsync(
        NpgsqlConnection connection, Anchor anchor, List<AuditHead> heads, CancellationToken ct)
    {
        var chains = heads.Select(head => head.Chain).ToArray();
        var numbers = heads.Select(head => head.Number).ToArray();
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            "insert into audit_anchor (number, at, previous, heads, hash, signature) values ($1, $2, $3, $4, $5, $6)",
            anchor.Number, anchor.At, anchor.Previous, anchor.Heads, anchor.Hash, anchor.Signature);
        batch.Add(
            """
            insert into audit_anchored_head (chain, number, hash, anchor)
            select chain, number, hash, $4 from unnest($1::text[], $2::bigint[], $3::bytea[]) as head (chain, number, hash)
            """,
            chains, numbers, heads.Select(head => head.Hash).ToArray(), anchor.Number);
        batch.Add(
            """
            update audit_head set anchored_number = head.number
              from unnest($1::text[], $2::bigint[]) as head (chain, number)
             where audit_head.chain = head.chain
            """,
            chains, numbers);
        await batch.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>A row of audit_anchor.</summary>
internal sealed record Anchor(
    long Number, DateTimeOffset At, byte[] Previous, byte[] Heads, byte[] Hash, byte[] Signature);
