using MyDataHub.Domain;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Customers;

/// <summary>The table connection_times.</summary>
internal static class TimesTable
{
    internal const string Select =
        "select operator, institution, version, body from connection_times where customer_id = $1 order by operator, institution";

    internal const string SelectVersions =
        """
        select operator, institution, version from connection_times
         where customer_id = $1 and (operator, institution) in (select * from unnest($2::text[], $3::text[]))
        """;

    internal static RowIdentity Row(CustomerId customer, ConnectionId id, long version) =>
        new("connection_times", $"{customer}/{id.Operator}/{id.Institution}", version);

    internal static void AddTo(
        NpgsqlBatch batch, CustomerId customer, DataKey key, CustomerSeal seal, long version, IReadOnlyCollection<TimesChange> changes)
    {
        foreach (var deleted in changes.Where(change => change.Body is null))
        {
            batch.Add(
                "delete from connection_times where customer_id = $1 and operator = $2 and institution = $3",
                customer.Value, deleted.Id.Operator.OrgCode, deleted.Id.Institution.OrgCode);
        }

        var puts = changes.Where(change => change.Body is not null).ToArray();
        if (puts.Length == 0)
        {
            return;
        }

        var rows = puts.Select(change => Row(customer, change.Id, version)).ToArray();
        batch.Add(
            """
            insert into connection_times (customer_id, operator, institution, version, body)
            select $1, operator, institution, $2, body from unnest($3::text[], $4::text[], $5::bytea[]) as changed (operator, institution, body)
            on conflict (customer_id, operator, institution) do update set version = excluded.version, body = excluded.body
            """,
            customer.Value, version, puts.Select(change => change.Id.Operator.OrgCode).ToArray(),
            puts.Select(change => change.Id.Institution.OrgCode).ToArray(),
            puts.Select((change, i) => key.Seal(rows[i], change.Body!.Value.Span)).ToArray());
        foreach (var row in rows)
        {
            seal.Add(key, row);
        }
    }

    internal static RowIdentity ReadRow(NpgsqlDataReader row, CustomerId customer) =>
        Row(customer, ConnectionTable.ReadId(row), row.GetInt64(2));

    internal static StoredTimes Read(NpgsqlDataReader row, CustomerId customer, DataKey key) =>
        new(ConnectionTable.ReadId(row), key.Open(ReadRow(row, customer), row.GetFieldValue<byte[]>(3)));
}
