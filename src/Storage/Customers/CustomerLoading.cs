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
        using var names = key.Names();
        void Find(RowIdentity identity) => found.Add(key, identity);
        var documents = await NextAsync(rows, head => DocumentTable.ReadHead(head, customer, names), head => DocumentTable.ReadRow(head, customer), Find, ct);
        var connections = await NextAsync(rows, one => ConnectionTable.Read(one, customer, key), one => ConnectionTable.ReadRow(one, customer), Find, ct);
        await NextAsync(rows, static _ => true, request => TransferRequestTable.ReadRow(request, customer), Find, ct);
        var grants = await NextAsync(rows, grant => GrantTable.Read(grant, customer, key), grant => GrantTable.ReadRow(grant, customer), Find, ct);
        var times = await NextAsync(rows, at => TimesTable.Read(at, customer, key), at => TimesTable.ReadRow(at, customer), Find, ct);
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

    /// <summary>The next result whole; each of its rows counts for the seal.</summary>
    private static async Task<ImmutableArray<T>> NextAsync<T>(
        NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, Func<NpgsqlDataReader, RowIdentity> identify, Action<RowIdentity> find, CancellationToken ct)
    {
        await rows.NextResultAsync(ct);
        var all = ImmutableArray.CreateBuilder<T>();
        while (await rows.ReadAsync(ct))
        {
            all.Add(read(rows));
            find(identify(rows));
        }

        return all.DrainToImmutable();
    }
}
