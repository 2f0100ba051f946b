using MyDataHub.Domain;
using Npgsql;

namespace MyDataHub.Storage.Webhooks;

/// <summary>The table webhook_endpoint.</summary>
public sealed class WebhookEndpoints(NpgsqlDataSource postgres)
{
    /// <summary>False when the client has as many as it may.</summary>
    public async Task<bool> TryAddAsync(WebhookEndpoint endpoint, int most, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Two at once must not both see room for one.
        await using (var turn = connection.Sql("select pg_advisory_xact_lock(hashtextextended($1, 10))", endpoint.Client.Value))
        {
            await turn.ExecuteNonQueryAsync(ct);
        }

        await using var insert = connection.Sql(
            """
            insert into webhook_endpoint (client_id, endpoint_id, url, types, created_at)
            select $1, $2, $3, $4, $5
             where (select count(*) from webhook_endpoint where client_id = $1) < $6
            """,
            endpoint.Client.Value, endpoint.Id, endpoint.Url.AbsoluteUri, endpoint.Types.ToArray(), endpoint.CreatedAt, most);
        var added = await insert.ExecuteNonQueryAsync(ct) == 1;
        await transaction.CommitAsync(ct);
        return added;
    }

    public async Task<IReadOnlyList<WebhookEndpoint>> ListAsync(ClientId client, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            "select endpoint_id, url, types, created_at from webhook_endpoint where client_id = $1 order by created_at, endpoint_id", client.Value);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var endpoints = new List<WebhookEndpoint>();
        while (await rows.ReadAsync(ct))
        {
            endpoints.Add(new(
                client, rows.GetGuid(0), new Uri(rows.GetString(1)), [.. rows.GetFieldValue<string[]>(2)], rows.GetFieldValue<DateTimeOffset>(3)));
        }

        return endpoints;
    }

    /// <summary>With what was still on its way there.</summary>
    public async Task<bool> RemoveAsync(ClientId client, Guid endpoint, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            with removed as (delete from webhook_endpoint where client_id = $1 and endpoint_id = $2 returning endpoint_id),
                 unsent as (delete from webhook_delivery where endpoint_id in (select endpoint_id from removed))
            select count(*) from removed
            """,
            client.Value, endpoint);
        return (long)(await command.ExecuteScalarAsync(ct))! == 1;
    }

    /// <summary>The third party is gone: nothing is sent to it any more, and its log goes too.</summary>
    public async Task ForgetAsync(ClientId client, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            with endpoints as (delete from webhook_endpoint where client_id = $1),
                 deliveries as (delete from webhook_delivery where client_id = $1)
            delete from third_party_event where client_id = $1
            """,
            client.Value);
        await command.ExecuteNonQueryAsync(ct);
    }
}
