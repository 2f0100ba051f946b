using MyDataHub.Domain;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Customers;

/// <summary>The table customer.</summary>
internal static class CustomerTable
{
    internal const string Select =
        """
        select state, version, view_version, kek_id, wrapped_key, seal, created_at, last_visit_at
          from customer where customer_id = $1
        """;

    private const string SelectForUpdate =
        """
        select state, version, view_version, kek_id, wrapped_key, seal, created_at, last_visit_at
          from customer where customer_id = $1 for update
        """;

    /// <summary>
    /// Reads the row and holds it until the transaction ends: commits of one customer follow each other.
    /// </summary>
    internal static async Task<CustomerRow?> LockAsync(
        NpgsqlConnection connection, CustomerId customer, CancellationToken ct)
    {
        await using var command = connection.Sql(SelectForUpdate, customer.Value);
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? Read(rows) : null;
    }

    /// <summary>Null when there is no such customer, or no longer.</summary>
    internal static async Task<DataKey?> OpenKeyAsync(
        NpgsqlConnection connection, CustomerKeys keys, CustomerId customer, CancellationToken ct)
    {
        await using var command = connection.Sql(
            "select kek_id, wrapped_key from customer where customer_id = $1", customer.Value);
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct)
            ? await keys.OpenAsync(customer, new WrappedKey(rows.GetString(0), rows.GetFieldValue<byte[]>(1)), ct)
            : null;
    }

    internal static CustomerRow Read(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetInt64(2),
            new WrappedKey(row.GetString(3), row.GetFieldValue<byte[]>(4)), row.GetFieldValue<byte[]>(5))
        {
            CreatedAt = row.GetFieldValue<DateTimeOffset>(6),
            LastVisitAt = row.GetFieldValue<DateTimeOffset>(7),
        };
}

/// <summary>A row of the table customer.</summary>
internal sealed record CustomerRow(string State, long Version, long ViewVersion, WrappedKey Key, byte[] Seal)
{
    internal required DateTimeOffset CreatedAt { get; init; }

    internal required DateTimeOffset LastVisitAt { get; init; }
}
