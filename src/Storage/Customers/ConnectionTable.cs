using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Customers;

/// <summary>The table connection.</summary>
internal static class ConnectionTable
{
    internal const string Select =
        """
        select operator, institution, version, state, ends_on, is_scheduled, basic_cycle_weeks, additional_cycle_weeks, next_run_at, body
          from connection where customer_id = $1
         order by operator, institution
        """;

    internal const string SelectVersions =
        """
        select operator, institution, version from connection
         where customer_id = $1 and (operator, institution) in (select * from unnest($2::text[], $3::text[]))
        """;

    internal static RowIdentity Row(CustomerId customer, ConnectionId id, long version) =>
        new("connection", $"{customer}/{id.Operator}/{id.Institution}", version);

    internal static void AddTo(
        NpgsqlBatch batch, CustomerId customer, DataKey key, CustomerSeal seal, long version, ConnectionChange change)
    {
        if (change.Body is not { } body)
        {
            batch.Add(
                "delete from connection where customer_id = $1 and operator = $2 and institution = $3",
                customer.Value, change.Id.Operator.OrgCode, change.Id.Institution.OrgCode);
            return;
        }

        var row = Row(customer, change.Id, version);
        seal.Add(key, row);
        batch.Add(
            """
            insert into connection (customer_id, operator, institution, state, ends_on, is_scheduled, basic_cycle_weeks,
                                    additional_cycle_weeks, next_run_at, version, body)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (customer_id, operator, institution) do update
               set state = excluded.state, ends_on = excluded.ends_on, is_scheduled = excluded.is_scheduled,
                   basic_cycle_weeks = excluded.basic_cycle_weeks, additional_cycle_weeks = excluded.additional_cycle_weeks,
                   next_run_at = excluded.next_run_at, claimed_until = null, version = excluded.version, body = excluded.body
            """,
            customer.Value, change.Id.Operator.OrgCode, change.Id.Institution.OrgCode, change.State.ToString(),
            change.Schedule.EndsOn, change.Schedule.IsScheduled, change.Schedule.BasicCycleWeeks,
            change.Schedule.AdditionalCycleWeeks, change.Schedule.NextRunAt, version,
            key.Seal(row, body.Span, Columns(change.State, change.Schedule)));
    }

    internal static ConnectionId ReadId(NpgsqlDataReader row) =>
        new(new OperatorId(row.GetString(0)), new InstitutionId(row.GetString(1)));

    internal static RowIdentity ReadRow(NpgsqlDataReader row, CustomerId customer) =>
        Row(customer, ReadId(row), row.GetInt64(2));

    internal static StoredConnection Read(NpgsqlDataReader row, CustomerId customer, DataKey key)
    {
        var state = Enum.Parse<TransferRequestState>(row.GetString(3));
        var schedule = new ConnectionSchedule
        {
            EndsOn = row.Nullable<DateOnly>(4),
            IsScheduled = row.GetBoolean(5),
            BasicCycleWeeks = row.Nullable<int>(6),
            AdditionalCycleWeeks = row.Nullable<int>(7),
            NextRunAt = row.Nullable<DateTimeOffset>(8),
        };
        var body = key.Open(ReadRow(row, customer), row.GetFieldValue<byte[]>(9), Columns(state, schedule));
        return new StoredConnection(ReadId(row), state, row.GetInt64(2), body) { Schedule = schedule };
    }

    private static string Columns(TransferRequestState state, ConnectionSchedule schedule) => BoundColumns.Of(
        state, schedule.EndsOn, schedule.IsScheduled, schedule.BasicCycleWeeks, schedule.AdditionalCycleWeeks, schedule.NextRunAt);
}
