using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Customers;

/// <summary>Takes the rows that a commit replaces or deletes out of the customer's seal.</summary>
internal static class ReplacedRows
{
    internal static async Task RemoveAsync(
        NpgsqlConnection connection, CustomerCommit commit, DataKey key, CustomerSeal seal, CancellationToken ct)
    {
        var customer = commit.Customer;
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            DocumentTable.SelectVersions, customer.Value, commit.Documents.Select(change => change.Name.Kind).ToArray(),
            commit.Documents.Select(change => DocumentTable.Name(key, change.Name)).ToArray());
        batch.Add(
            ConnectionTable.SelectVersions, customer.Value, commit.Connections.Select(change => change.Id.Operator.OrgCode).ToArray(),
            commit.Connections.Select(change => change.Id.Institution.OrgCode).ToArray());
        batch.Add(
            TransferRequestTable.SelectVersions, customer.Value,
            commit.TransferRequests.Select(request => request.Connection.Operator.OrgCode).ToArray(),
            commit.TransferRequests.Select(request => request.Connection.Institution.OrgCode).ToArray(),
            commit.TransferRequests.Select(request => request.RequestVersion).ToArray());
        batch.Add(GrantTable.SelectVersions, customer.Value, commit.Grants.Select(change => change.Id.Value).ToArray());
        batch.Add(
            TimesTable.SelectVersions, customer.Value, commit.Times.Select(change => change.Id.Operator.OrgCode).ToArray(),
            commit.Times.Select(change => change.Id.Institution.OrgCode).ToArray());
        await using var rows = await batch.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            seal.Remove(key, DocumentTable.ReadRow(rows, customer));
        }

        await rows.NextResultAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            seal.Remove(key, ConnectionTable.ReadRow(rows, customer));
        }

        await rows.NextResultAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            seal.Remove(key, TransferRequestTable.ReadRow(rows, customer));
        }

        await rows.NextResultAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            seal.Remove(key, GrantTable.ReadRow(rows, customer));
        }

        await rows.NextResultAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            seal.Remove(key, TimesTable.ReadRow(rows, customer));
        }
    }
}
