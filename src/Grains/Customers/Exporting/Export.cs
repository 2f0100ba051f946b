using System.Text;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Renumbering;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Grains.Customers.Exporting;

/// <summary>Everything the hub holds about a customer, as files for one archive. Tokens are keys, not data: they are left out.</summary>
internal sealed class Export(CustomerTurns turns, ReceiptStore receipts, AuditLog audit)
{
    private const int AuditPage = 1_000;

    public async Task<ExportAnswer> AllAsync(Customer customer, CancellationToken ct)
    {
        var held = await turns.ReadAsync(customer, file => HeldAsync(file, customer.Gone), ct);
        return new(
        [
            new("README.txt", Encoding.UTF8.GetBytes(ExportText.ReadMe)),
            .. held,
            new("receipts.json", ExportJson.Write((await receipts.ReadAsync(customer.Id, ct)).Select(receipt => ExportJson.Parse(receipt.Body)))),
            new("audit.json", ExportJson.Write(await AuditAsync(customer, ct))),
        ]);
    }

    private static async Task<List<ExportFile>> HeldAsync(CustomerFile file, CancellationToken ct)
    {
        var profile = await file.ProfileAsync(ct);
        var book = await file.PaintedBookAsync(ct);
        var connections = file.Connections.Values.OrderBy(connection => connection.Id.ToString(), StringComparer.Ordinal).ToList();
        return
        [
            new("profile.json", ExportJson.Write(new
            {
                profile.Name, profile.Ci, profile.Birth, profile.LoginId, profile.Language, EnrolledAt = file.Stored.CreatedAt, LastVisit = file.Stored.LastVisitAt,
            })),
            new("consents.json", ExportJson.Write(connections.SelectMany(connection => connection.Requests))),
            new("connections.json", ExportJson.Write(connections.Select(connection => new
            {
                connection.Id, connection.Name, connection.Sector, connection.Assets, connection.LastSuccessAt, connection.LastTryAt, connection.Trouble, connection.Reason,
            }))),
            new("grants.json", ExportJson.Write(file.Grants.Values.OrderBy(grant => grant.GivenAt).Select(grant => new
            {
                Id = grant.Id.ToString(), Client = grant.Client.Value, grant.ClientName, grant.State, Consent = MyDataConsentWriting.Write(grant.Consent),
                grant.Scope, grant.Subject, grant.GivenAt, grant.ClaimedAt, grant.EndedAt, grant.EndReason,
            }))),
            new("asked.json", ExportJson.Write((await file.AskLogsAsync(ct)).SelectMany(log => log.Value.Records.Values.Select(record => new
            {
                Connection = log.Key, record.Key.Dataset, record.Key.Subject?.Number, record.Key.Part, record.At, record.KnownUntil,
            })))),
            new("book.json", BookJson.Write(book)),
            new("transactions.csv", await TransactionsAsync(file, book, ct)),
        ];
    }

    // Month by month, so that a long history is never in memory at once as objects.
    private static async Task<byte[]> TransactionsAsync(CustomerFile file, BookState book, CancellationToken ct)
    {
        var csv = new StringBuilder(ExportText.TransactionHeader);
        var numbers = Renumberings.Of(book);
        foreach (var month in book.Chunks.Keys.GroupBy(chunk => chunk.Month).OrderBy(group => group.Key))
        {
            var chunks = await file.ChunksAsync(month, ct);
            foreach (var row in numbers.Read(chunks).SelectMany(chunk => chunk.Rows).OrderBy(row => row.At).ThenBy(row => row.Id, StringComparer.Ordinal))
            {
                csv.Append(ExportText.Row(row));
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private async Task<List<object>> AuditAsync(Customer customer, CancellationToken ct)
    {
        var all = new List<object>();
        for (long after = 0; ;)
        {
            var page = await audit.ReadAsync(AuditChain.Of(customer.Id), after, AuditPage, ct);
            all.AddRange(page.Select(ExportText.Entry));
            if (page.Count < AuditPage)
            {
                return all;
            }

            after = page[^1].Number;
        }
    }
}
