using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Customers;

/// <summary>The table customer_grant.</summary>
internal static class GrantTable
{
    internal const string Select =
        """
        select grant_id, version, client_id, state, ends_on, due_at, body
          from customer_grant where customer_id = $1
         order by grant_id
        """;

    internal const string SelectVersions =
        "select grant_id, version from customer_grant where customer_id = $1 and grant_id = any($2)";

    internal static RowIdentity Row(CustomerId customer, GrantId id, long version) => new("customer_grant", $"{customer}/{id}", version);

    internal static void AddTo(NpgsqlBatch batch, CustomerId customer, DataKey key, CustomerSeal seal, long version, GrantChange change)
    {
        if (change.Grant is not { } grant)
        {
            batch.Add("delete from customer_grant where customer_id = $1 and grant_id = $2", customer.Value, change.Id.Value);
            return;
        }

        var row = Row(customer, grant.Id, version);
        seal.Add(key, row);
        batch.Add(
            """
            insert into customer_grant (customer_id, grant_id, client_id, state, ends_on, due_at, version, body)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (customer_id, grant_id) do update
               set state = excluded.state, ends_on = excluded.ends_on, due_at = excluded.due_at,
                   version = excluded.version, body = excluded.body
            """,
            customer.Value, grant.Id.Value, grant.Client.Value, grant.State.ToString(), grant.EndsOn, grant.DueAt, version,
            key.Seal(row, grant.Body.Span, Columns(grant)));
    }

    internal static RowIdentity ReadRow(NpgsqlDataReader row, CustomerId customer) =>
        Row(customer, new GrantId(row.GetGuid(0)), row.GetInt64(1));

    internal static StoredGrant Read(NpgsqlDataReader row, CustomerId customer, DataKey key)
    {
        var grant = new StoredGrant(
            new GrantId(row.GetGuid(0)), new ClientId(row.GetString(2)), Enum.Parse<GrantState>(row.GetString(3)),
            row.GetFieldValue<DateOnly>(4), ReadOnlyMemory<byte>.Empty)
        {
            DueAt = row.Nullable<DateTimeOffset>(5),
        };
        return grant with { Body = key.Open(ReadRow(row, customer), row.GetFieldValue<byte[]>(6), Columns(grant)) };
    }

    private static string Columns(StoredGrant grant) => BoundColumns.Of(grant.Client, grant.State, grant.EndsOn, grant.DueAt);
}
