using Npgsql;

namespace MyDataHub.Storage.Shared;

/// <summary>
/// The table shared_document: what concerns nobody in particular, such as the portal's directory or exchange rates.
/// </summary>
public sealed class SharedDocuments(NpgsqlDataSource postgres)
{
    public async Task<SharedDocument?> ReadAsync(string kind, string key, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            "select stored_at, body from shared_document where kind = $1 and key = $2", kind, key);
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct)
            ? new SharedDocument(kind, key, rows.GetFieldValue<DateTimeOffset>(0), rows.GetFieldValue<byte[]>(1))
            : null;
    }

    /// <summary>
    /// All of a kind whose keys lie between two, both included: exchange rates of some days, keyed by day.
    /// </summary>
    public async Task<IReadOnlyList<SharedDocument>> ReadAsync(
        string kind, string from, string to, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select key, stored_at, body from shared_document
             where kind = $1 and key collate "C" between $2 and $3
             order by key collate "C"
            """,
            kind, from, to);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var documents = new List<SharedDocument>();
        while (await rows.ReadAsync(ct))
        {
            documents.Add(new SharedDocument(
                kind, rows.GetString(0), rows.GetFieldValue<DateTimeOffset>(1), rows.GetFieldValue<byte[]>(2)));
        }

        return documents;
    }

    public async Task WriteAsync(SharedDocument document, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            insert into shared_document (kind, key, stored_at, body) values ($1, $2, $3, $4)
            on conflict (kind, key) do update set stored_at = excluded.stored_at, body = excluded.body
            """,
            document.Kind, document.Key, document.StoredAt, document.Body.ToArray());
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>Never of a customer: it is stored in clear.</summary>
public sealed record SharedDocument(string Kind, string Key, DateTimeOffset StoredAt, ReadOnlyMemory<byte> Body);
