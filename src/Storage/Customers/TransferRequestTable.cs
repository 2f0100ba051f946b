using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Customers;

/// <summary>
/// The table transfer_request, the consent ledger. Versions are added and move through their states; none is deleted.
/// </summary>
internal static class TransferRequestTable
{
    internal const string SelectAllVersions =
        "select operator, institution, request_version, version from transfer_request where customer_id = $1";

    internal const string SelectVersions =
        """
        select operator, institution, request_version, version from transfer_request
         where customer_id = $1
           and (operator, institution, request_version) in (select * from unnest($2::text[], $3::text[], $4::int[]))
        """;

    internal const string Select =
        """
        select operator, institution, request_version, version, state, requested_at, given_at, ended_at, end_reason, ends_on, body
          from transfer_request where customer_id = $1
         order by requested_at, operator, institution, request_version
        """;

    internal static RowIdentity Row(CustomerId customer, ConnectionId connection, int requestVersion, long version) =>
        new("transfer_request", $"{customer}/{connection.Operator}/{connection.Institution}/{requestVersion}", version);

    internal static void AddTo(
        NpgsqlBatch batch, CustomerId customer, DataKey key, CustomerSeal seal, long version, StoredTransferRequest request)
    {
        var row = Row(customer, request.Connection, request.RequestVersion, version);
        seal.Add(key, row);
        batch.Add(
            """
            insert into transfer_request (customer_id, operator, institution, request_version, state, requested_at, given_at,
                                          ended_at, end_reason, ends_on, version, body)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (customer_id, operator, institution, request_version) do update
               set state = excluded.state, given_at = excluded.given_at, ended_at = excluded.ended_at,
                   end_reason = excluded.end_reason, ends_on = excluded.ends_on, version = excluded.version, body = excluded.body
            """,
            customer.Value, request.Connection.Operator.OrgCode, request.Connection.Institution.OrgCode, request.RequestVersion,
            request.State.ToString(), request.RequestedAt, request.GivenAt, request.EndedAt, request.EndReason, request.EndsOn,
            version, key.Seal(row, request.Body.Span, Columns(request)));
    }

    internal static RowIdentity ReadRow(NpgsqlDataReader row, CustomerId customer) =>
        Row(customer, ConnectionTable.ReadId(row), row.GetInt32(2), row.GetInt64(3));

    internal static StoredTransferRequest Read(NpgsqlDataReader row, CustomerId customer, DataKey key)
    {
        var request = new StoredTransferRequest(
            ConnectionTable.ReadId(row), row.GetInt32(2), Enum.Parse<TransferRequestState>(row.GetString(4)),
            row.GetFieldValue<DateTimeOffset>(5), ReadOnlyMemory<byte>.Empty)
        {
            GivenAt = row.Nullable<DateTimeOffset>(6),
            EndedAt = row.Nullable<DateTimeOffset>(7),
            EndReason = row.IsDBNull(8) ? null : row.GetString(8),
            EndsOn = row.Nullable<DateOnly>(9),
        };
        return request with { Body = key.Open(ReadRow(row, customer), row.GetFieldValue<byte[]>(10), Columns(request)) };
    }

    // Not when it was requested: that is set once and a later write does not repeat it.
    private static string Columns(StoredTransferRequest request) =>
        BoundColumns.Of(request.State, request.GivenAt, request.EndedAt, request.EndReason, request.EndsOn);
}
