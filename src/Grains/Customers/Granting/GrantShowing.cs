using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>"Who can see my data": the customer's own look at grants, with what was done and read under them.</summary>
internal sealed class GrantShowing(
    CustomerTurns turns, GrantPreviews previews, GrantTelling telling, ReceiptStore receipts, ReadReceipts reads, TimeProvider clock)
{
    private const int ReadsAtOnce = 50;

    public async Task<GrantListAnswer> ListAsync(Customer customer, CancellationToken ct)
    {
        var rows = await turns.ReadAsync(customer, file => Task.FromResult(Rows(file)), ct);
        var last = await reads.LastAsync(customer.Id, ct);
        return new([.. rows.Select(row => row with { LastReadAt = LastOf(last, row.Grant.Id) })]);
    }

    public async Task<GrantDetailsAnswer> DetailsAsync(Customer customer, GrantId id, string? readsBefore, CancellationToken ct)
    {
        Guid? before = Guid.TryParseExact(readsBefore, "N", out var mark) ? mark : null;
        if (readsBefore is not null && before is null)
        {
            return new(null, new("bad-cursor", "The mark is not one of ours.", "before"));
        }

        var answer = await turns.ReadAsync(customer, file => DetailsAsync(file, id, customer.Gone), ct);
        if (answer.Row is not { } row)
        {
            return answer;
        }

        await telling.CatchUpAsync(customer, id, ct);
        var page = await reads.ReadAsync(customer.Id, id, before, ReadsAtOnce, ct);
        return answer with
        {
            Row = row with { LastReadAt = LastOf(await reads.LastAsync(customer.Id, ct), id) },
            Receipts = await ReceiptsAsync(customer.Id, id, ct),
            Reads = [.. page.Receipts.Select(Read)],
            NextReads = page.Next?.ToString("N"),
        };
    }

    private ImmutableArray<GrantRow> Rows(CustomerFile file) =>
    [
        .. file.Grants.Values
            .OrderBy(grant => GrantLifecycle.IsOver(grant.State) || GrantPolicy.Standard.HasExpired(grant, clock.GetUtcNow()))
            .ThenByDescending(grant => grant.GivenAt).ThenBy(grant => grant.Id.ToString(), StringComparer.Ordinal)
            .Select(grant => Row(file, grant)),
    ];

    private async Task<GrantDetailsAnswer> DetailsAsync(CustomerFile file, GrantId id, CancellationToken ct)
    {
        if (file.Grants.GetValueOrDefault(id) is not { } grant)
        {
            return new(null, GrantRefusals.Unknown);
        }

        var isOpen = !GrantLifecycle.IsOver(grant.State) && !GrantPolicy.Standard.HasExpired(grant, clock.GetUtcNow());
        return new(Row(file, grant)) { Items = isOpen ? (await previews.PreviewAsync(file, grant.Consent, ct)).Items : [] };
    }

    private static GrantRow Row(CustomerFile file, Grant grant) => new(
        grant,
        [
            .. file.Connections.Values
                .Where(connection => grant.Consent.Institutions.Covers(connection.Id.Institution.OrgCode))
                .DistinctBy(connection => connection.Id.Institution)
                .OrderBy(connection => connection.Sector).ThenBy(connection => connection.Name, StringComparer.Ordinal)
                .Select(connection => new PreviewInstitution(connection.Id.Institution.OrgCode, connection.Name)),
        ]);

    private async Task<ImmutableArray<GrantReceiptRow>> ReceiptsAsync(CustomerId customer, GrantId id, CancellationToken ct) =>
    [
        .. (await receipts.ReadAsync(customer, ct))
            .Where(receipt => receipt.Kind is GrantRecording.Given or GrantRecording.Narrowed or GrantRecording.Revoked)
            .Select(receipt => (receipt.IssuedAt, Body: Json.Read<ReceiptBody>(receipt.Body)))
            .Where(receipt => receipt.Body.Grant == id.ToString())
            .OrderByDescending(receipt => receipt.IssuedAt)
            .Select(receipt => new GrantReceiptRow(
                receipt.Body.ReceiptId.ToString("N"), receipt.Body.Kind, receipt.Body.Reason, receipt.IssuedAt,
                [.. receipt.Body.Steps.Select(step => new GrantReceiptStep(step.Step, step.At))])),
    ];

    private static GrantReadRow Read(ReadReceipt read) =>
        new(read.Resource, ConsentWords.Of(read.Domains), read.Items, read.Reads, read.FirstAt, read.LastAt) { IsUnchanged = read.IsUnchanged };

    private static DateTimeOffset? LastOf(IReadOnlyDictionary<GrantId, DateTimeOffset> last, GrantId id) => last.TryGetValue(id, out var at) ? at : null;
}
