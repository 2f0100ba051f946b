using MyDataHub.Domain;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Receipts;

/// <summary>The table receipt. Receipts are written with the commit that they prove.</summary>
public sealed class ReceiptStore
{
    private readonly NpgsqlDataSource _postgres;
    private readonly SystemKeys _system;

    internal ReceiptStore(NpgsqlDataSource postgres, SystemKeys system) => (_postgres, _system) = (postgres, system);

    /// <summary>A customer's receipts, oldest first; after an erasure only the erasure's own.</summary>
    public async Task<IReadOnlyList<Receipt>> ReadAsync(CustomerId customer, CancellationToken ct)
    {
        var key = await _system.OpenAsync(SystemKeys.System, ct);
        await using var command = _postgres.Sql(
            "select receipt_id, kind, issued_at, body from receipt where customer_id = $1 order by issued_at, receipt_id", customer.Value);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var receipts = new List<Receipt>();
        while (await rows.ReadAsync(ct))
        {
            var id = rows.GetGuid(0);
            receipts.Add(new Receipt(
                id, customer, rows.GetString(1), rows.GetFieldValue<DateTimeOffset>(2),
                key.Open(Row(customer, id), rows.GetFieldValue<byte[]>(3))));
        }

        return receipts;
    }

    /// <summary>
    /// A receipt written again with the same id replaces the first: steps that were pending have come to an end.
    /// </summary>
    internal static void AddTo(NpgsqlBatch batch, Receipt receipt, DataKey systemKey) => batch.Add(
        """
        insert into receipt (customer_id, receipt_id, kind, issued_at, body) values ($1, $2, $3, $4, $5)
        on conflict (customer_id, receipt_id) do update set issued_at = excluded.issued_at, body = excluded.body
        """,
        receipt.Customer.Value, receipt.Id, receipt.Kind, receipt.IssuedAt,
        systemKey.Seal(Row(receipt.Customer, receipt.Id), receipt.Body.Span));

    private static RowIdentity Row(CustomerId customer, Guid id) => new("receipt", $"{customer}/{id:N}", 0);
}
