using Npgsql;

namespace MyDataHub.Storage.Authorization;

/// <summary>The table client_assertion: each assertion once, on all nodes and across restarts.</summary>
public sealed class ClientAssertions(NpgsqlDataSource postgres)
{
    /// <summary>Notes these assertions in one statement; answers which of them were new. The hashes must be distinct.</summary>
    public async Task<IReadOnlySet<ReadOnlyMemory<byte>>> AddAsync(byte[][] hashes, DateTimeOffset[] ends, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            insert into client_assertion (assertion_hash, ends_at)
            select * from unnest($1::bytea[], $2::timestamptz[])
            on conflict do nothing
            returning assertion_hash
            """,
            hashes, ends);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var added = new HashSet<ReadOnlyMemory<byte>>(ByContent.Instance);
        while (await rows.ReadAsync(ct))
        {
            added.Add(rows.GetFieldValue<byte[]>(0));
        }

        return added;
    }

    /// <summary>Deletes what is over.</summary>
    public async Task PurgeAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var command = postgres.Sql("delete from client_assertion where ends_at <= $1", now);
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed class ByContent : IEqualityComparer<ReadOnlyMemory<byte>>
    {
        internal static readonly ByContent Instance = new();

        public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

        // The hashes are SHA-256: any four bytes are as good as all.
        public int GetHashCode(ReadOnlyMemory<byte> obj) => BitConverter.ToInt32(obj.Span);
    }
}
