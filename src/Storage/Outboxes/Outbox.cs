using MyDataHub.Domain;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Outboxes;

/// <summary>
/// What is still to be done outside. A message is written with the commit that causes it, taken by one node at a time,
/// and stays until it is confirmed: at least once, never lost.
/// </summary>
public sealed class Outbox
{
    /// <summary>Nothing is put off for longer: what is due later was written before the clock went back.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly NpgsqlDataSource _postgres;
    private readonly CustomerKeys _customers;
    private readonly SystemKeys _system;

    internal Outbox(NpgsqlDataSource postgres, CustomerKeys customers, SystemKeys system) =>
        (_postgres, _customers, _system) = (postgres, customers, system);

    /// <summary>
    /// Takes messages that are due. Unless done or put off by then, another taker gets them after the claim ends.
    /// </summary>
    public async Task<IReadOnlyList<OutboxMessage>> TakeDueAsync(
        string topic, DateTimeOffset now, TimeSpan claim, int limit, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            """
            with due as (
                select outbox_id from outbox
                 where topic = $1 and (due_at <= $2 or due_at > $5) and (claimed_until is null or claimed_until <= $2 or claimed_until > $3)
                 order by due_at
                 limit $4
                   for update skip locked
            ), taken as (
                update outbox set claimed_until = $3, attempts = attempts + 1
                 where outbox_id in (select outbox_id from due)
             returning *
            )
            select outbox_id, customer_id, topic, operator, institution, survives_erasure, due_at, attempts, body, kek_id, wrapped_key
              from taken left join customer using (customer_id)
             order by due_at
            """,
            topic, now, now + claim, limit, now + LongestWait);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var messages = new List<OutboxMessage>();
        while (await rows.ReadAsync(ct))
        {
            messages.Add(await ReadAsync(rows, ct));
        }

        return messages;
    }

    /// <summary>It is confirmed.</summary>
    public async Task DoneAsync(Guid id, CancellationToken ct)
    {
        await using var command = _postgres.Sql("delete from outbox where outbox_id = $1", id);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>It failed; try again then.</summary>
    public async Task PutOffAsync(Guid id, DateTimeOffset until, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            "update outbox set due_at = $2, claimed_until = null where outbox_id = $1", id, until);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>How many messages of a customer are still open, for showing a step as pending.</summary>
    public async Task<long> CountAsync(CustomerId customer, string topic, CancellationToken ct)
    {
        await using var command = _postgres.Sql(
            "select count(*) from outbox where customer_id = $1 and topic = $2", customer.Value, topic);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task<OutboxMessage> ReadAsync(NpgsqlDataReader row, CancellationToken ct)
    {
        var id = row.GetGuid(0);
        var customer = new CustomerId(row.GetGuid(1));
        var survives = row.GetBoolean(5);
        return new OutboxMessage(
            id, customer, row.GetString(2), row.GetFieldValue<DateTimeOffset>(6), await OpenAsync())
        {
            SurvivesErasure = survives,
            Connection = row.IsDBNull(3) ? null : new ConnectionId(new OperatorId(row.GetString(3)), new InstitutionId(row.GetString(4))),
            Attempts = row.GetInt32(7),
        };

        async Task<byte[]> OpenAsync()
        {
            var identity = OutboxTable.Row(customer, id);
            var body = row.GetFieldValue<byte[]>(8);
            if (survives)
            {
                return (await _system.OpenAsync(SystemKeys.System, ct)).Open(identity, body);
            }

            var wrapped = new WrappedKey(row.GetString(9), row.GetFieldValue<byte[]>(10));
            using var key = await _customers.OpenAsync(customer, wrapped, ct);
            return key.Open(identity, body);
        }
    }
}
