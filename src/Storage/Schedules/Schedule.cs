using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using Npgsql;

namespace MyDataHub.Storage.Schedules;

/// <summary>
/// What is due, found without any customer's key. The columns it searches are hints; the encrypted body decides.
/// </summary>
public sealed class Schedule(NpgsqlDataSource postgres)
{
    /// <summary>
    /// Takes connections whose next run has come. Unless a commit sets the next one, they come again when the claim
    /// ends, or at once when the clock went back behind it.
    /// </summary>
    public async Task<IReadOnlyList<DueConnection>> TakeDueAsync(
        DateTimeOffset now, TimeSpan claim, int limit, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            update connection set claimed_until = $2
             where (customer_id, operator, institution) in (
                   select customer_id, operator, institution from connection
                    where next_run_at <= $1 and (claimed_until is null or claimed_until <= $1 or claimed_until > $2)
                    order by next_run_at
                    limit $3
                      for update skip locked)
            returning customer_id, operator, institution
            """,
            now, now + claim, limit);
        return await ReadAsync(command, ct);
    }

    /// <summary>
    /// Lets everything be taken again at once, connections and messages: for whoever is sure that nobody else takes from this database, and
    /// that what was taken before ended with the process that took it.
    /// </summary>
    public async Task ReleaseAllAsync(CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            with connections as (update connection set claimed_until = null where claimed_until is not null)
            update outbox set claimed_until = null where claimed_until is not null
            """);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Customers for whom something is planned after an instant, in order of their ids after one of them.</summary>
    public async Task<IReadOnlyList<CustomerId>> PlannedAfterAsync(DateTimeOffset instant, CustomerId after, int limit, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select distinct customer_id from connection
             where next_run_at > $1 and customer_id > $2
             order by customer_id
             limit $3
            """,
            instant, after.Value, limit);
        return await ReadCustomersAsync(command, ct);
    }

    /// <summary>Connections in a state whose consent ended before a day (Asia/Seoul).</summary>
    public async Task<IReadOnlyList<DueConnection>> EndedBeforeAsync(
        DateOnly day, TransferRequestState state, int limit, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select customer_id, operator, institution from connection
             where ends_on < $1 and state = $2
             order by ends_on, customer_id
             limit $3
            """,
            day, state.ToString(), limit);
        return await ReadAsync(command, ct);
    }

    /// <summary>
    /// Transfer requests that have been in a state since before an instant: attempts that were never finished.
    /// </summary>
    public async Task<IReadOnlyList<DueConnection>> RequestedBeforeAsync(
        DateTimeOffset instant, TransferRequestState state, int limit, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select customer_id, operator, institution from transfer_request
             where state = $2 and requested_at < $1
             order by requested_at, customer_id
             limit $3
            """,
            instant, state.ToString(), limit);
        return await ReadAsync(command, ct);
    }

    /// <summary>
    /// Customers in a state who were last here before an instant, in order of their ids after one of them.
    /// </summary>
    public async Task<IReadOnlyList<CustomerId>> NotSeenSinceAsync(
        DateTimeOffset instant, string state, CustomerId after, int limit, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select customer_id from customer
             where last_visit_at < $1 and state = $2 and customer_id > $3
             order by customer_id
             limit $4
            """,
            instant, state, after.Value, limit);
        return await ReadCustomersAsync(command, ct);
    }

    private static async Task<IReadOnlyList<CustomerId>> ReadCustomersAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var rows = await command.ExecuteReaderAsync(ct);
        var customers = new List<CustomerId>();
        while (await rows.ReadAsync(ct))
        {
            customers.Add(new CustomerId(rows.GetGuid(0)));
        }

        return customers;
    }

    private static async Task<IReadOnlyList<DueConnection>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var rows = await command.ExecuteReaderAsync(ct);
        var due = new List<DueConnection>();
        while (await rows.ReadAsync(ct))
        {
            due.Add(new DueConnection(
                new CustomerId(rows.GetGuid(0)),
                new ConnectionId(new OperatorId(rows.GetString(1)), new InstitutionId(rows.GetString(2)))));
        }

        return due;
    }
}

/// <summary>A connection that wants attention.</summary>
public sealed record DueConnection(CustomerId Customer, ConnectionId Connection);
