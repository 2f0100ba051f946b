using MyDataHub.Domain;
using Npgsql;

namespace MyDataHub.Storage.Webhooks;

/// <summary>
/// The table webhook_delivery: at least once, and in order for each customer at each endpoint, because the next event of a customer
/// becomes due only when the one before it has arrived or was parked.
/// </summary>
public sealed class Deliveries(NpgsqlDataSource postgres)
{
    /// <summary>Takes what is due. Unless settled by then, another taker gets it after the claim ends.</summary>
    public async Task<IReadOnlyList<DueDelivery>> TakeDueAsync(DateTimeOffset now, TimeSpan claim, int limit, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            with due as materialized (
                select endpoint_id, number from webhook_delivery delivery
                 where state = 'Waiting' and due_at <= $1 and (claimed_until is null or claimed_until <= $1)
                   and not exists (
                       select 1 from webhook_delivery earlier
                        where earlier.endpoint_id = delivery.endpoint_id and earlier.subject = delivery.subject
                          and earlier.state = 'Waiting' and earlier.number < delivery.number)
                 order by due_at
                 limit $3
                   for update skip locked
            ), taken as (
                update webhook_delivery delivery
                   set claimed_until = $2, attempts = attempts + 1, last_tried_at = $1
                  from due
                 where delivery.endpoint_id = due.endpoint_id and delivery.number = due.number
             returning delivery.*
            )
            select event.number, event.event_id, event.type, event.subject, event.grant_id, event.at, event.reason, event.counts::text,
                   taken.client_id, taken.endpoint_id, endpoint.url, taken.attempts, taken.since
              from taken
              join third_party_event event on event.client_id = taken.client_id and event.number = taken.number
              join webhook_endpoint endpoint on endpoint.client_id = taken.client_id and endpoint.endpoint_id = taken.endpoint_id
             order by event.number
            """,
            now, now + claim, limit);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var due = new List<DueDelivery>();
        while (await rows.ReadAsync(ct))
        {
            due.Add(new(
                rows.GetGuid(9), new Uri(rows.GetString(10)), new(rows.GetInt64(0), EventLog.Event(rows, new ClientId(rows.GetString(8)))),
                rows.GetInt32(11), rows.GetFieldValue<DateTimeOffset>(12)));
        }

        return due;
    }

    /// <summary>It arrived, or nobody tries it any more.</summary>
    public async Task SettleAsync(DueDelivery delivery, DeliveryState state, string answer, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            update webhook_delivery set state = $3, last_answer = $4, claimed_until = null
             where endpoint_id = $1 and number = $2 and since = $5
            """,
            delivery.Endpoint, delivery.Logged.Number, state.ToString(), answer, delivery.Since);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>It failed; try again then.</summary>
    public async Task PutOffAsync(DueDelivery delivery, string answer, DateTimeOffset until, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            update webhook_delivery set due_at = $3, last_answer = $4, claimed_until = null
             where endpoint_id = $1 and number = $2 and since = $5
            """,
            delivery.Endpoint, delivery.Logged.Number, until, answer, delivery.Since);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Sends the log to an endpoint again, from an event on, whatever had become of it.</summary>
    /// <returns>How many events are on their way again; null when the client has no such endpoint.</returns>
    public async Task<long?> ReplayAsync(ClientId client, Guid endpoint, long from, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            with wanted as (
                select endpoint_id, types from webhook_endpoint where client_id = $1 and endpoint_id = $2
            ), sent as (
                insert into webhook_delivery (endpoint_id, number, client_id, subject, state, since, due_at)
                select wanted.endpoint_id, event.number, event.client_id, event.subject, 'Waiting', $4, $4
                  from wanted join third_party_event event on event.client_id = $1 and event.number >= $3
                   and case when event.type = 'test' then wanted.endpoint_id::text = event.reason
                            else wanted.types = '{}' or event.type = any (wanted.types) end
                on conflict (endpoint_id, number) do update
                   set state = 'Waiting', since = excluded.since, due_at = excluded.due_at, attempts = 0, claimed_until = null
             returning 1
            )
            select (select count(*) from sent), (select count(*) from wanted)
            """,
            client.Value, endpoint, from, now);
        await using var rows = await command.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        return rows.GetInt64(1) == 0 ? null : rows.GetInt64(0);
    }

    /// <summary>How the newest events fared at an endpoint, newest first.</summary>
    public async Task<IReadOnlyList<DeliveryReport>> ReadAsync(ClientId client, Guid endpoint, long before, int limit, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select delivery.number, event.event_id, event.type, delivery.state, delivery.attempts, delivery.last_tried_at, delivery.last_answer, delivery.due_at
              from webhook_delivery delivery
              join third_party_event event on event.client_id = delivery.client_id and event.number = delivery.number
             where delivery.client_id = $1 and delivery.endpoint_id = $2 and delivery.number < $3
             order by delivery.number desc
             limit $4
            """,
            client.Value, endpoint, before, limit);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var reports = new List<DeliveryReport>();
        while (await rows.ReadAsync(ct))
        {
            var state = Enum.Parse<DeliveryState>(rows.GetString(3));
            reports.Add(new(rows.GetInt64(0), rows.GetGuid(1), rows.GetString(2), state, rows.GetInt32(4))
            {
                LastTriedAt = rows.Nullable<DateTimeOffset>(5),
                LastAnswer = rows.IsDBNull(6) ? null : rows.GetString(6),
                NextTryAt = state == DeliveryState.Waiting ? rows.GetFieldValue<DateTimeOffset>(7) : null,
            });
        }

        return reports;
    }
}

/// <summary>An event taken for one endpoint. Since: when it was first due or last replayed, from which the day of tries counts.</summary>
public sealed record DueDelivery(Guid Endpoint, Uri Url, LoggedEvent Logged, int Attempts, DateTimeOffset Since);

public enum DeliveryState
{
    Waiting,
    Delivered,

    /// <summary>A day of tries was in vain. A replay sends it again.</summary>
    Parked,
}

/// <summary>How one event fared at one endpoint. LastAnswer: the HTTP status, or a word for what was in the way.</summary>
public sealed record DeliveryReport(long Number, Guid Event, string Type, DeliveryState State, int Attempts)
{
    public DateTimeOffset? LastTriedAt { get; init; }

    public string? LastAnswer { get; init; }

    public DateTimeOffset? NextTryAt { get; init; }
}
