using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Storage.Calls;
using Npgsql;

namespace MyDataHub.Storage.Receipts;

/// <summary>The table read_receipt, and the counts that are written with it.</summary>
public sealed class ReadReceipts(NpgsqlDataSource postgres)
{
    /// <summary>All of a group, or nothing. Of a customer who has left meanwhile nothing is kept.</summary>
    public async Task AddAsync(IReadOnlyList<ReadReceipt> receipts, IReadOnlyList<ClientCallCount> calls, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        if (receipts.Count > 0)
        {
            AddTo(batch, receipts);
        }

        ClientCallCounts.AddTo(batch, calls);
        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>What was read of a customer, newest first; of one grant when it is named.</summary>
    public async Task<ReadReceiptPage> ReadAsync(CustomerId customer, GrantId? grant, Guid? before, int limit, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select receipt_id, grant_id, client_id, resource, domains, items, is_unchanged, reads, first_at, last_at
              from read_receipt
             where customer_id = $1 and ($2::uuid is null or grant_id = $2) and ($3::uuid is null or receipt_id < $3)
             order by receipt_id desc
             limit $4
            """,
            customer.Value, (object?)grant?.Value ?? DBNull.Value, (object?)before ?? DBNull.Value, limit + 1);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var receipts = new List<ReadReceipt>();
        while (await rows.ReadAsync(ct))
        {
            receipts.Add(Read(customer, rows));
        }

        return receipts.Count <= limit ? new(receipts, null) : new(receipts[..limit], receipts[limit - 1].Id);
    }

    /// <summary>When each grant of a customer was read last.</summary>
    public async Task<IReadOnlyDictionary<GrantId, DateTimeOffset>> LastAsync(CustomerId customer, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select grant_id, newest.last_at
              from customer_grant
             cross join lateral (
                   select last_at from read_receipt
                    where read_receipt.customer_id = customer_grant.customer_id and read_receipt.grant_id = customer_grant.grant_id
                    order by receipt_id desc
                    limit 1) as newest
             where customer_grant.customer_id = $1
            """,
            customer.Value);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var last = new Dictionary<GrantId, DateTimeOffset>();
        while (await rows.ReadAsync(ct))
        {
            last[new GrantId(rows.GetGuid(0))] = rows.GetFieldValue<DateTimeOffset>(1);
        }

        return last;
    }

    /// <summary>Forgets receipts of before; answers how many.</summary>
    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var command = postgres.Sql("delete from read_receipt where last_at < $1", before);
        return await command.ExecuteNonQueryAsync(ct);
    }

    // The lock keeps a customer who is about to leave until the group is written.
    private static void AddTo(NpgsqlBatch batch, IReadOnlyList<ReadReceipt> receipts) => batch.Add(
        """
        insert into read_receipt (customer_id, receipt_id, grant_id, client_id, resource, domains, items, is_unchanged, reads, first_at, last_at)
        select row.customer_id, row.receipt_id, row.grant_id, row.client_id, row.resource, row.domains, row.items, row.is_unchanged, row.reads, row.first_at, row.last_at
          from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::int[], $7::int[], $8::boolean[], $9::int[], $10::timestamptz[], $11::timestamptz[])
               as row (customer_id, receipt_id, grant_id, client_id, resource, domains, items, is_unchanged, reads, first_at, last_at)
         where exists (select from customer where customer.customer_id = row.customer_id for key share)
        """,
        Of(receipts, static receipt => receipt.Customer.Value),
        Of(receipts, static receipt => receipt.Id),
        Of(receipts, static receipt => receipt.Grant.Value),
        Of(receipts, static receipt => receipt.Client.Value),
        Of(receipts, static receipt => receipt.Resource),
        Of(receipts, static receipt => (int)receipt.Domains),
        Of(receipts, static receipt => receipt.Items),
        Of(receipts, static receipt => receipt.IsUnchanged),
        Of(receipts, static receipt => receipt.Reads),
        Of(receipts, static receipt => receipt.FirstAt.ToUniversalTime()),
        Of(receipts, static receipt => receipt.LastAt.ToUniversalTime()));

    private static T[] Of<T>(IReadOnlyList<ReadReceipt> receipts, Func<ReadReceipt, T> column) => [.. receipts.Select(column)];

    private static ReadReceipt Read(CustomerId customer, NpgsqlDataReader row) =>
        new(row.GetGuid(0), customer, new GrantId(row.GetGuid(1)), new ClientId(row.GetString(2)), row.GetString(3))
        {
            Domains = (ConsentDomains)row.GetInt32(4),
            Items = row.GetInt32(5),
            IsUnchanged = row.GetBoolean(6),
            Reads = row.GetInt32(7),
            FirstAt = row.GetFieldValue<DateTimeOffset>(8),
            LastAt = row.GetFieldValue<DateTimeOffset>(9),
        };
}
