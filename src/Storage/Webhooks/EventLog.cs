using System.Collections.Immutable;
using System.Text.Json;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using Npgsql;
using NpgsqlTypes;

namespace MyDataHub.Storage.Webhooks;

/// <summary>
/// The table third_party_event: what happened, in one log per third party. An event is durable with the commit that caused it, and
/// is in the log, with a number, a moment later.
/// </summary>
public sealed class EventLog(NpgsqlDataSource postgres)
{
    /// <summary>An event of this type goes to the one endpoint that its reason names, whatever that endpoint wants.</summary>
    public const string Test = "test";

    /// <summary>An event that belongs to no commit of a customer, such as a test.</summary>
    public async Task AppendAsync(ThirdPartyEvent happened, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        AddTo(batch, [happened]);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// Numbers what was written since the last time, oldest first, and puts it on its way to each endpoint that wants it. One node at a
    /// time, so that a number never comes after a higher one.
    /// </summary>
    /// <returns>How many; as many as the limit means that there may be more.</returns>
    public async Task<int> NumberAsync(DateTimeOffset now, int limit, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var turn = connection.Sql("select pg_advisory_xact_lock(hashtextextended('third_party_event', 10))"))
        {
            await turn.ExecuteNonQueryAsync(ct);
        }

        await using var number = connection.Sql(
            """
            with fresh as materialized (
                select written, client_id, row_number() over (partition by client_id order by written) as place
                  from third_party_event
                 where number is null
                 order by written
                 limit $2
            ), numbered as (
                update third_party_event event
                   set number = fresh.place + coalesce(
                       (select max(before.number) from third_party_event before where before.client_id = fresh.client_id and before.number is not null), 0)
                  from fresh
                 where event.written = fresh.written
             returning event.client_id, event.number, event.type, event.subject, event.reason
            ), sent as (
                insert into webhook_delivery (endpoint_id, number, client_id, subject, state, since, due_at)
                select endpoint.endpoint_id, numbered.number, numbered.client_id, numbered.subject, 'Waiting', $1, $1
                  from numbered
                  join webhook_endpoint endpoint on endpoint.client_id = numbered.client_id
                   and case when numbered.type = 'test' then endpoint.endpoint_id::text = numbered.reason
                            else endpoint.types = '{}' or numbered.type = any (endpoint.types) end
            )
            select count(*) from numbered
            """,
            now, limit);
        var count = (long)(await number.ExecuteScalarAsync(ct))!;
        await transaction.CommitAsync(ct);
        return (int)count;
    }

    /// <summary>A third party's log after a number, oldest first.</summary>
    public async Task<IReadOnlyList<LoggedEvent>> ReadAsync(ClientId client, long after, int limit, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select number, event_id, type, subject, grant_id, at, reason, counts::text from third_party_event
             where client_id = $1 and number > $2
             order by number
             limit $3
            """,
            client.Value, after, limit);
        return await ReadAsync(command, client, ct);
    }

    /// <summary>The same, newest first, before a number.</summary>
    public async Task<IReadOnlyList<LoggedEvent>> ReadNewestAsync(ClientId client, long before, int limit, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select number, event_id, type, subject, grant_id, at, reason, counts::text from third_party_event
             where client_id = $1 and number < $2
             order by number desc
             limit $3
            """,
            client.Value, before, limit);
        return await ReadAsync(command, client, ct);
    }

    /// <summary>One third party's event by its id; null when it has none such.</summary>
    public async Task<LoggedEvent?> FindAsync(ClientId client, Guid id, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select number, event_id, type, subject, grant_id, at, reason, counts::text from third_party_event
             where client_id = $1 and event_id = $2 and number is not null
            """,
            client.Value, id);
        return await ReadAsync(command, client, ct) is [{ } found] ? found : null;
    }

    /// <summary>Whether the third party was told of what a receipt is about, at whichever endpoint.</summary>
    public async Task<Telling> ToldAsync(Guid receipt, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select count(*), bool_and(event.number is not null), count(delivery.endpoint_id),
                   min(delivery.last_tried_at) filter (where delivery.state = 'Delivered')
              from third_party_event event
              left join webhook_delivery delivery on delivery.client_id = event.client_id and delivery.number = event.number
             where event.receipt_id = $1
            """,
            receipt);
        await using var rows = await command.ExecuteReaderAsync(ct);
        await rows.ReadAsync(ct);
        return (rows.Nullable<DateTimeOffset>(3), rows.GetInt64(0), rows.GetInt64(2)) switch
        {
            ({ } at, _, _) => new Telling.Told(at),
            // Its log went with it when its registration was removed.
            (null, 0, _) => new Telling.NoAddress(),
            (null, _, 0) when rows.GetBoolean(1) => new Telling.NoAddress(),
            _ => new Telling.Pending(),
        };
    }

    /// <summary>Events and deliveries older than what is kept. What still waits is never purged.</summary>
    public async Task PurgeAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            with old as (
                delete from third_party_event event
                 where at < $1 and number is not null
                   and number < (select max(newest.number) from third_party_event newest where newest.client_id = event.client_id)
                   and not exists (select 1 from webhook_delivery delivery
                                    where delivery.client_id = event.client_id and delivery.number = event.number and delivery.state = 'Waiting')
             returning client_id, number)
            delete from webhook_delivery delivery using old
             where delivery.client_id = old.client_id and delivery.number = old.number
            """,
            before);
        await command.ExecuteNonQueryAsync(ct);
    }

    internal static void AddTo(NpgsqlBatch batch, ImmutableArray<ThirdPartyEvent> events)
    {
        foreach (var happened in events)
        {
            AddTo(batch, happened);
        }
    }

    private static void AddTo(NpgsqlBatch batch, ThirdPartyEvent happened)
    {
        var command = batch.Add(
            """
            insert into third_party_event (event_id, client_id, type, subject, grant_id, at, reason, receipt_id, counts)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (event_id) do nothing
            """,
            happened.Id, happened.Client.Value, happened.Type, happened.Subject, happened.Grant.Value, happened.At,
            happened.Reason, happened.Receipt, JsonSerializer.Serialize(happened.Counts));
        command.Parameters[8].NpgsqlDbType = NpgsqlDbType.Jsonb;
    }

    private static async Task<IReadOnlyList<LoggedEvent>> ReadAsync(NpgsqlCommand command, ClientId client, CancellationToken ct)
    {
        await using var rows = await command.ExecuteReaderAsync(ct);
        var events = new List<LoggedEvent>();
        while (await rows.ReadAsync(ct))
        {
            events.Add(new(rows.GetInt64(0), Event(rows, client)));
        }

        return events;
    }

    internal static ThirdPartyEvent Event(NpgsqlDataReader row, ClientId client) =>
        new(row.GetGuid(1), client, new GrantId(row.GetGuid(4)), row.GetString(3), row.GetString(2), row.GetFieldValue<DateTimeOffset>(5))
        {
            Reason = row.IsDBNull(6) ? null : row.GetString(6),
            Counts = JsonSerializer.Deserialize<ImmutableSortedDictionary<string, long>>(row.GetString(7))!,
        };
}

/// <summary>An event with its place in its third party's log.</summary>
public sealed record LoggedEvent(long Number, ThirdPartyEvent Event);

/// <summary>What has become of telling a third party something.</summary>
public abstract record Telling
{
    private Telling() { }

    /// <summary>At is when it took note first.</summary>
    public sealed record Told(DateTimeOffset At) : Telling;

    /// <summary>It is on its way, or was tried for a day in vain.</summary>
    public sealed record Pending : Telling;

    /// <summary>There is nowhere to tell it: it learns when it reads.</summary>
    public sealed record NoAddress : Telling;
}
