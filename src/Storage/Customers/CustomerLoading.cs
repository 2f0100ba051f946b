using System.Collections.Immutable;
using System.Data;
using MyDataHub.Domain;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Customers;

/// <summary>Reads a customer as of one moment and checks that nothing is missing, added or old.</summary>
internal sealed class CustomerLoading(NpgsqlDataSource postgres, CustomerKeys keys)
{
    internal async Task<StoredCustomer?> LoadAsync(CustomerId customer, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        // One snapshot for all six reads; a commit in between would look like a row out of place.
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(CustomerTable.Select, customer.Value);
        batch.Add(DocumentTable.SelectHeads, customer.Value);
        batch.Add(ConnectionTable.Select, customer.Value);
        batch.Add(TransferRequestTable.SelectAllVersions, customer.Value);
        batch.Add(GrantTable.Select, customer.Value);
        batch.Add(TimesTable.Select, customer.Value);
        await using var rows = await batch.ExecuteReaderAsync(ct);
        if (!await rows.ReadAsync(ct))
        {
            return null;
        }

        var row = CustomerTable.Read(rows);
        using var key = await keys.OpenAsync(customer, row.Key, ct);
        var found = new CustomerSeal();
        var documents = await ReadHeadsAsync(rows, customer, key, found, ct);
        var connections = await ReadConnectionsAsync(rows, customer, key, found, ct);
        await AddTransferRequestsAsync(rows, customer, key, found, ct);
        var grants = await ReadGrantsAsync(rows, customer, key, found, ct);
        var times = await ReadTimesAsync(rows, customer, key, found, ct);
        return found.Matches(CustomerSeal.Open(key, customer, row))
            ? new StoredCustomer(customer, row.State, row.Version, row.ViewVersion)
            {
                CreatedAt = row.CreatedAt,
                LastVisitAt = row.LastVisitAt,
                Documents = documents,
                Connections = connections,
                Grants = grants,
                Times = times,
            }
            : throw new UnreadableRowException(CustomerSeal.Row(customer, row.Version), RowFault.NotNewest);
    }

    internal async Task<ReadOutcome> ReadAsync(
        CustomerId customer, IReadOnlyCollection<DocumentHead> heads, CancellationToken ct)
    {
        if (heads.Count == 0)
        {
            return new ReadOutcome.Read([]);
        }

        await using var connection = await postgres.OpenConnectionAsync(ct);
        using var key = await CustomerTable.OpenKeyAsync(connection, keys, customer, ct);
        if (key is null)
        {
            return new ReadOutcome.Changed();
        }

        await using var command = connection.Sql(
            DocumentTable.SelectBodies, customer.Value, heads.Select(head => head.Kind).ToArray(),
            heads.Select(head => DocumentTable.Name(key, head.Name)).ToArray());
        await using var rows = await command.ExecuteReaderAsync(ct);
        using var names = key.Names();
        var expected = heads.ToDictionary(head => head.Name, head => head.Version);
        var documents = ImmutableArray.CreateBuilder<Document>(heads.Count);
        while (await rows.ReadAsync(ct))
        {
            var document = DocumentTable.Read(rows, customer, key, names);
            var version = expected[new DocumentName(document.Kind, document.Key)];
            if (document.Version < version)
            {
                throw new UnreadableRowException(DocumentTable.ReadRow(rows, customer), RowFault.NotNewest);
            }

            if (document.Version > version)
            {
                return new ReadOutcome.Changed();
            }

            documents.Add(document);
        }

        return documents.Count == expected.Count ? new ReadOutcome.Read(documents.DrainToImmutable()) : new ReadOutcome.Changed();
    }

    internal async Task<IReadOnlyList<StoredTransferRequest>> TransferRequestsAsync(
        CustomerId customer, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        using var key = await CustomerTable.OpenKeyAsync(connection, keys, customer, ct);
        if (key is null)
        {
            return [];
        }

        await using var command = connection.Sql(TransferRequestTable.Select, customer.Value);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var requests = new List<StoredTransferRequest>();
        while (await rows.ReadAsync(ct))
        {
            requests.Add(TransferRequestTable.Read(rows, customer, key));
        }

        return requests;
    }

    private static async Task<ImmutableArray<DocumentHead>> ReadHeadsAsync(
        NpgsqlDataReader rows, CustomerId customer, DataKey key, CustomerSeal found, CancellationToken ct)
    {
        await rows.NextResultAsync(ct);
        using var names = key.Names();
        var heads = ImmutableArray.CreateBuilder<DocumentHead>();
        while (await rows.ReadAsync(ct))
        {
            heads.Add(DocumentTable.ReadHead(rows, customer, names));
            found.Add(key, DocumentTable.ReadRow(rows, customer));
        }

        return heads.DrainToImmutable();
    }

    private static async Task<ImmutableArray<StoredConnection>> ReadConnectionsAsync(
        NpgsqlDataReader rows, CustomerId customer, DataKey key, CustomerSeal found, CancellationToken ct)
    {
        await rows.NextResultAsync(ct);
        var connections = ImmutableArray.CreateBuilder<StoredConnection>();
        while (await rows.ReadAsync(ct))
        {
            connections.Add(ConnectionTable.Read(rows, customer, key));
            found.Add(key, ConnectionTable.ReadRow(rows, customer));
        }

        return connections.DrainToImmutable();
    }

    private static async Task<ImmutableArray<StoredTimes>> ReadTimesAsync(
        NpgsqlDataReader rows, CustomerId customer, DataKey key, CustomerSeal found, CancellationToken ct)
    {
        await rows.NextResultAsync(ct);
        var times = ImmutableArray.CreateBuilder<StoredTimes>();
        while (await rows.ReadAsync(ct))
        {
            times.Add(TimesTable.Read(rows, customer, key));
            found.Add(key, TimesTable.ReadRow(rows, customer));
        }

        return times.DrainToImmutable();
    }

    private static async Task<ImmutableArray<StoredGrant>> ReadGrantsAsync(
        NpgsqlDataReader rows, CustomerId customer, DataKey key, CustomerSeal found, CancellationToken ct)
    {
        await rows.NextResultAsync(ct);
        var grants = ImmutableArray.CreateBuilder<StoredGrant>();
        while (await rows.ReadAsync(ct))
        {
            grants.Add(GrantTable.Read(rows, customer, key));
            found.Add(key, GrantTable.ReadRow(rows, customer));
        }

        return grants.DrainToImmutable();
    }

    private static async Task AddTransferRequestsAsync(
        NpgsqlDataReader rows, CustomerId customer, DataKey key, CustomerSeal found, CancellationToken ct)
    {
        await rows.NextResultAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            found.Add(key, TransferRequestTable.ReadRow(rows, customer));
        }
    }
}
