using MyDataHub.Domain;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Calls;
using MyDataHub.Storage.Keys;
using MyDataHub.Storage.Outboxes;
using MyDataHub.Storage.Receipts;
using MyDataHub.Storage.Webhooks;
using Npgsql;

namespace MyDataHub.Storage.Customers;

/// <summary>Writes a customer: each method is one transaction, all or nothing.</summary>
internal sealed class CustomerWriting(
    NpgsqlDataSource postgres, CustomerKeys keys, SystemKeys system, TimeProvider clock)
{
    private const long FirstVersion = 1;

    internal async Task<CreateOutcome> CreateAsync(NewCustomer customer, byte[] ciHash, CancellationToken ct)
    {
        var (key, wrapped) = await keys.CreateAsync(customer.Id, ct);
        using (key)
        {
            await using var connection = await postgres.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            var seal = new CustomerSeal();
            await using var documents = new NpgsqlBatch(connection);
            DocumentTable.AddTo(documents, customer.Id, key, seal, FirstVersion, customer.Documents);
            var closed = seal.Close(key, customer.Id, customer.State, FirstVersion, FirstVersion);
            if (await InsertAsync(connection, customer, ciHash, wrapped, closed, ct) is { } existing)
            {
                keys.Forget(customer.Id);
                return new CreateOutcome.AlreadyThere(existing);
            }

            AuditTable.AddTo(
                documents, await AuditTable.LockHeadsAsync(connection, customer.Audit, ct), customer.Audit);
            if (documents.BatchCommands.Count > 0)
            {
                await documents.ExecuteNonQueryAsync(ct);
            }

            await transaction.CommitAsync(ct);
            return new CreateOutcome.Created(customer.Id);
        }
    }

    internal async Task<CommitOutcome> CommitAsync(CustomerCommit commit, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var row = await CustomerTable.LockAsync(connection, commit.Customer, ct);
        if (Refuse(row, commit.BasedOn) is { } refused)
        {
            return refused;
        }

        using var key = await keys.OpenAsync(commit.Customer, row!.Key, ct);
        var seal = CustomerSeal.Open(key, commit.Customer, row);
        await ReplacedRows.RemoveAsync(connection, commit, key, seal, ct);
        var heads = await AuditTable.LockHeadsAsync(connection, commit.Audit, ct);
        await using var batch = new NpgsqlBatch(connection);
        var version = row.Version + 1;
        DocumentTable.AddTo(batch, commit.Customer, key, seal, version, commit.Documents);
        foreach (var change in commit.Connections)
        {
            ConnectionTable.AddTo(batch, commit.Customer, key, seal, version, change);
        }

        TimesTable.AddTo(batch, commit.Customer, key, seal, version, commit.Times);
        foreach (var request in commit.TransferRequests)
        {
            TransferRequestTable.AddTo(batch, commit.Customer, key, seal, version, request);
        }

        foreach (var change in commit.Grants)
        {
            GrantTable.AddTo(batch, commit.Customer, key, seal, version, change);
        }

        var viewVersion = commit.ChangesView ? version : row.ViewVersion;
        var state = commit.State ?? row.State;
        batch.Add(
            "update customer set state = $2, version = $3, view_version = $4, seal = $5 where customer_id = $1",
            commit.Customer.Value, state, version, viewVersion, seal.Close(key, commit.Customer, state, version, viewVersion));
        await AddWorkAsync(batch, key, commit.Outbox, commit.Receipts, ct);
        EventLog.AddTo(batch, commit.Events);
        AuditTable.AddTo(batch, heads, commit.Audit);
        // Last, because all customers of an institution share these rows.
        CallCounts.AddTo(batch, commit.Calls);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return new CommitOutcome.Committed(version, viewVersion);
    }

    internal async Task<CommitOutcome> EraseAsync(CustomerErasure erasure, CancellationToken ct)
    {
        if (erasure.Outbox.Any(message => !message.SurvivesErasure))
        {
            throw new ArgumentException("A message written with an erasure must survive it.", nameof(erasure));
        }

        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var row = await CustomerTable.LockAsync(connection, erasure.Customer, ct);
        if (Refuse(row, erasure.BasedOn) is { } refused)
        {
            return refused;
        }

        using var key = await keys.OpenAsync(erasure.Customer, row!.Key, ct);
        var heads = await AuditTable.LockHeadsAsync(connection, erasure.Audit, ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("delete from customer where customer_id = $1", erasure.Customer.Value);
        batch.Add("delete from outbox where customer_id = $1 and not survives_erasure", erasure.Customer.Value);
        batch.Add("delete from receipt where customer_id = $1", erasure.Customer.Value);
        await AddWorkAsync(batch, key, erasure.Outbox, erasure.Receipts, ct);
        EventLog.AddTo(batch, erasure.Events);
        AuditTable.AddTo(batch, heads, erasure.Audit);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        keys.Forget(erasure.Customer);
        return new CommitOutcome.Committed(row.Version + 1, row.Version + 1);
    }

    private static CommitOutcome? Refuse(CustomerRow? row, long basedOn) =>
        row is null ? new CommitOutcome.Gone()
        : row.Version != basedOn ? new CommitOutcome.Conflict(row.Version)
        : null;

    private async Task AddWorkAsync(
        NpgsqlBatch batch, DataKey key, IReadOnlyList<OutboxMessage> outbox, IReadOnlyList<Receipt> receipts, CancellationToken ct)
    {
        if (outbox.Count + receipts.Count == 0)
        {
            return;
        }

        var systemKey = await system.OpenAsync(SystemKeys.System, ct);
        foreach (var message in outbox)
        {
            OutboxTable.AddTo(batch, message, key, systemKey, clock.GetUtcNow());
        }

        foreach (var receipt in receipts)
        {
            ReceiptStore.AddTo(batch, receipt, systemKey);
        }
    }

    // Answers the customer who has this CI already, if any.
    private static async Task<CustomerId?> InsertAsync(
        NpgsqlConnection connection, NewCustomer customer, byte[] ciHash, WrappedKey wrapped, byte[] seal, CancellationToken ct)
    {
        await using (var insert = connection.Sql(
            """
            insert into customer (customer_id, ci_hash, kek_id, wrapped_key, state, version, view_version, seal, created_at, last_visit_at)
            values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $8)
            on conflict (ci_hash) do nothing
            """,
            customer.Id.Value, ciHash, wrapped.KeyId, wrapped.Bytes, customer.State, FirstVersion, seal, customer.At))
        {
            if (await insert.ExecuteNonQueryAsync(ct) == 1)
            {
                return null;
            }
        }

        await using var select = connection.Sql("select customer_id from customer where ci_hash = $1", ciHash);
        return new CustomerId((Guid)(await select.ExecuteScalarAsync(ct))!);
    }
}
