using System.Collections.Concurrent;
using MyDataHub.Domain;
using Npgsql;

namespace MyDataHub.Storage.Customers;

/// <summary>
/// Whose grant it is. That never changes, so it is remembered; whether the grant still stands is the customer's to say. A customer who
/// has left is found a while longer and is then unknown.
/// </summary>
public sealed class GrantDirectory(NpgsqlDataSource postgres)
{
    private const int Limit = 100_000;
    private readonly ConcurrentDictionary<GrantId, CustomerId> _known = new();

    /// <summary>Null when there is no such grant.</summary>
    public ValueTask<CustomerId?> FindCustomerAsync(GrantId grant, CancellationToken ct) =>
        _known.TryGetValue(grant, out var customer) ? new(customer) : new(ReadAsync(grant, ct));

    /// <summary>Grants whose time has come, longest due first. The column is a hint; the encrypted body decides.</summary>
    public async Task<IReadOnlyList<DueGrant>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            "select customer_id, grant_id from customer_grant where due_at <= $1 order by due_at, grant_id limit $2", now, limit);
        return await ReadManyAsync(command, ct);
    }

    /// <summary>Grants of a client in one of the states, in order of their ids after one of them.</summary>
    public async Task<IReadOnlyList<DueGrant>> OfClientAsync(ClientId client, string state, GrantId after, int limit, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select customer_id, grant_id from customer_grant
             where client_id = $1 and state = $2 and grant_id > $3
             order by grant_id
             limit $4
            """,
            client.Value, state, after.Value, limit);
        return await ReadManyAsync(command, ct);
    }

    /// <summary>Open grants whose client is not registered any more, in order of their ids after one of them.</summary>
    public async Task<IReadOnlyList<DueGrant>> OfNobodyAsync(GrantId after, int limit, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select customer_id, grant_id from customer_grant held
             where state in ('Given', 'Active') and grant_id > $1
               and not exists (select 1 from oauth_client where client_id = held.client_id)
             order by grant_id
             limit $2
            """,
            after.Value, limit);
        return await ReadManyAsync(command, ct);
    }

    private async Task<CustomerId?> ReadAsync(GrantId grant, CancellationToken ct)
    {
        await using var command = postgres.Sql("select customer_id from customer_grant where grant_id = $1", grant.Value);
        if (await command.ExecuteScalarAsync(ct) is not Guid value)
        {
            return null;
        }

        if (_known.Count >= Limit)
        {
            _known.Clear();
        }

        return _known.GetOrAdd(grant, new CustomerId(value));
    }

    private static async Task<IReadOnlyList<DueGrant>> ReadManyAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var rows = await command.ExecuteReaderAsync(ct);
        var found = new List<DueGrant>();
        while (await rows.ReadAsync(ct))
        {
            found.Add(new DueGrant(new CustomerId(rows.GetGuid(0)), new GrantId(rows.GetGuid(1))));
        }

        return found;
    }
}

/// <summary>A grant that wants attention, and whose it is.</summary>
public sealed record DueGrant(CustomerId Customer, GrantId Grant);
