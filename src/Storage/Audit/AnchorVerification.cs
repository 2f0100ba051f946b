using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Audit;

/// <summary>
/// Checks the chain of anchors: numbers, links, the heads each one stands for, signatures, and the file beside the key.
/// </summary>
internal sealed class AnchorVerification(SigningKey signing, AnchorFile file)
{
    private const string Chain = "anchors";

    internal async Task<(long Anchors, AuditVerdict.Broken? Broken)> VerifyAsync(
        NpgsqlConnection connection, CancellationToken ct)
    {
        var remembered = file.Read();
        var (number, hash) = (0L, new byte[AuditHash.Size]);
        await foreach (var (anchor, heads) in ReadAsync(connection, ct))
        {
            if (anchor.Number != number + 1)
            {
                return (number, new AuditVerdict.Broken(Chain, number + 1, AuditFault.AnchorRemoved));
            }

            var expected = AuditHash.OfAnchor(anchor.Number, anchor.At, hash, AuditHash.OfHeads(heads));
            if (!expected.AsSpan().SequenceEqual(anchor.Hash)
                || !signing.Verify(AuditAnchors.Purpose, anchor.Hash, anchor.Signature)
                || (remembered?.Number == anchor.Number && !remembered.Value.Hash.AsSpan().SequenceEqual(anchor.Hash)))
            {
                return (number, new AuditVerdict.Broken(Chain, anchor.Number, AuditFault.AnchorForged));
            }

            (number, hash) = (anchor.Number, anchor.Hash);
        }

        return remembered?.Number > number
            ? (number, new AuditVerdict.Broken(Chain, number + 1, AuditFault.AnchorRemoved))
            : (number, null);
    }

    private static async IAsyncEnumerable<(Anchor Anchor, List<AuditHead> Heads)> ReadAsync(
        NpgsqlConnection connection, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = connection.Sql(
            """
            select anchor.number, at, previous, heads, anchor.hash, signature, head.chain, head.number, head.hash
              from audit_anchor anchor left join audit_anchored_head head on head.anchor = anchor.number
             order by anchor.number, head.chain
            """);
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(ct);
        Anchor? anchor = null;
        List<AuditHead> heads = [];
        while (await rows.ReadAsync(ct))
        {
            if (anchor is not null && rows.GetInt64(0) != anchor.Number)
            {
                yield return (anchor, heads);
                heads = [];
            }

            anchor = new Anchor(
                rows.GetInt64(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetFieldValue<byte[]>(2),
                rows.GetFieldValue<byte[]>(3), rows.GetFieldValue<byte[]>(4), rows.GetFieldValue<byte[]>(5));
            if (!rows.IsDBNull(6))
            {
                heads.Add(new AuditHead(rows.GetString(6), rows.GetInt64(7), rows.GetFieldValue<byte[]>(8)));
            }
        }

        if (anchor is not null)
        {
            yield return (anchor, heads);
        }
    }
}
