using System.Security.Cryptography;
using MyDataHub.Domain;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Customers;

/// <summary>The table document.</summary>
internal static class DocumentTable
{
    internal const string SelectHeads = "select kind, name, version from document where customer_id = $1";

    internal const string SelectVersions =
        """
        select kind, name, version from document
         where customer_id = $1 and (kind, name) in (select * from unnest($2::text[], $3::bytea[]))
        """;

    internal const string SelectBodies =
        """
        select kind, name, version, body from document
         where customer_id = $1 and (kind, name) in (select * from unnest($2::text[], $3::bytea[]))
        """;

    internal static byte[] Name(DataKey key, DocumentName name) => key.SealName(name.Kind, name.Key);

    internal static RowIdentity Row(CustomerId customer, string kind, byte[] name, long version) =>
        new("document", $"{customer}/{kind}/{Convert.ToHexStringLower(name.AsSpan(0, Math.Min(name.Length, 12)))}", version);

    internal static void AddTo(
        NpgsqlBatch batch, CustomerId customer, DataKey key, CustomerSeal seal, long version, IReadOnlyList<DocumentChange> changes)
    {
        var puts = changes.Where(change => change.Body is not null).ToArray();
        if (puts.Length > 0)
        {
            var names = puts.Select(change => Name(key, change.Name)).ToArray();
            var rows = puts.Select((change, i) => Row(customer, change.Name.Kind, names[i], version)).ToArray();
            var bodies = new byte[puts.Length][];
            // After a first collection there are hundreds, and somebody waits for it.
            Parallel.For(0, puts.Length, i => bodies[i] = key.Seal(rows[i], puts[i].Body!.Value.Span));
            batch.Add(
                """
                insert into document (customer_id, kind, name, version, body)
                select $1, kind, name, $2, body from unnest($3::text[], $4::bytea[], $5::bytea[]) as changed (kind, name, body)
                on conflict (customer_id, kind, name) do update set version = excluded.version, body = excluded.body
                """,
                customer.Value, version, puts.Select(change => change.Name.Kind).ToArray(), names, bodies);
            foreach (var row in rows)
            {
                seal.Add(key, row);
            }
        }

        var deleted = changes.Where(change => change.Body is null).Select(change => change.Name).ToArray();
        if (deleted.Length > 0)
        {
            batch.Add(
                """
                delete from document
                 where customer_id = $1 and (kind, name) in (select * from unnest($2::text[], $3::bytea[]))
                """,
                customer.Value, deleted.Select(name => name.Kind).ToArray(), deleted.Select(name => Name(key, name)).ToArray());
        }
    }

    internal static RowIdentity ReadRow(NpgsqlDataReader row, CustomerId customer) =>
        Row(customer, row.GetString(0), row.GetFieldValue<byte[]>(1), row.GetInt64(2));

    internal static DocumentHead ReadHead(NpgsqlDataReader row, CustomerId customer, AesGcm names)
    {
        var kind = row.GetString(0);
        return NameCipher.TryOpen(names, kind, row.GetFieldValue<byte[]>(1)) is { } name
            ? new DocumentHead(kind, name, row.GetInt64(2))
            : throw new UnreadableRowException(ReadRow(row, customer), RowFault.Altered);
    }

    internal static Document Read(NpgsqlDataReader row, CustomerId customer, DataKey key, AesGcm names)
    {
        var head = ReadHead(row, customer, names);
        return new Document(
            head.Kind, head.Key, head.Version, key.Open(ReadRow(row, customer), row.GetFieldValue<byte[]>(3)));
    }
}
