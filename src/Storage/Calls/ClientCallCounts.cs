using MyDataHub.Domain;
using Npgsql;

namespace MyDataHub.Storage.Calls;

/// <summary>How often a third party called one resource of the open API on a day of Asia/Seoul, by HTTP status.</summary>
public sealed record ClientCallCount(ClientId Client, DateOnly Day, string Resource, int Status, long Calls);

/// <summary>The table client_call_count.</summary>
public sealed class ClientCallCounts(NpgsqlDataSource postgres)
{
    public async Task<IReadOnlyList<ClientCallCount>> ReadAsync(ClientId client, DateOnly from, DateOnly to, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select day, resource, status, calls from client_call_count
             where client_id = $1 and day between $2 and $3
             order by day, resource, status
            """,
            client.Value, from, to);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var counts = new List<ClientCallCount>();
        while (await rows.ReadAsync(ct))
        {
            counts.Add(new(client, rows.GetFieldValue<DateOnly>(0), rows.GetString(1), rows.GetInt32(2), rows.GetInt64(3)));
        }

        return counts;
    }

    /// <summary>In one order, so that two nodes that count at once do not wait for each other in a circle.</summary>
    internal static void AddTo(NpgsqlBatch batch, IReadOnlyList<ClientCallCount> calls)
    {
        var inOrder = calls.OrderBy(count => count.Client.Value, StringComparer.Ordinal).ThenBy(count => count.Day)
            .ThenBy(count => count.Resource, StringComparer.Ordinal).ThenBy(count => count.Status);
        foreach (var count in inOrder)
        {
            batch.Add(
                """
                insert into client_call_count as known (client_id, day, resource, status, calls) values ($1, $2, $3, $4, $5)
                on conflict (client_id, day, resource, status) do update set calls = known.calls + excluded.calls
                """,
                count.Client.Value, count.Day, count.Resource, count.Status, count.Calls);
        }
    }
}
