using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Open;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Opening;
using MyDataHub.Grains.Customers.Storing;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>
/// What would be shared right now under a consent: the real names and figures, for the customer's own eyes. Made by the same cut as
/// what the third party reads, so it shows nothing more and nothing less.
/// </summary>
internal sealed class GrantPreviews(CustomerTurns turns, SharedViewBuilding building)
{
    public Task<PreviewAnswer> PreviewAsync(Customer customer, MyDataConsent asked, CancellationToken ct) =>
        turns.ReadAsync(customer, async file => new PreviewAnswer(await PreviewAsync(file, asked, customer.Gone)), ct);

    public async Task<GrantPreview> PreviewAsync(CustomerFile file, MyDataConsent asked, CancellationToken ct)
    {
        var cut = await building.CutAsync(file, Widened(asked), ct);
        var today = KoreanTime.Day(cut.Now);
        var view = OpenFold.Build(cut, await file.ChunksAsync(OpenFold.Needed(cut), ct));
        var counts = asked.HistoryFrom is { } from ? await CountAsync(file, cut, from, ct) : new Dictionary<string, int>();
        var inForce = Upstream.InForce(file.Connections.Values, today);
        var most = asked with { Institutions = asked.Institutions.And(inForce) };
        return new(most, today)
        {
            Institutions = [.. Linked(file, most, today).Select(connection => new PreviewInstitution(connection.Id.Institution.OrgCode, connection.Name))],
            NotLinked = [.. asked.Institutions.Ids.Where(institution => !inForce.Covers(institution))],
            Totals = asked.Details.HasFlag(ConsentDetails.Totals) ? view.Totals : null,
            Items = [.. PreviewItems.Of(view).Select(item => item with { Transactions = counts.GetValueOrDefault(item.Id) })],
        };
    }

    /// <summary>Whoever is to choose among accounts must see which they are, also when only their sum is shared.</summary>
    private static MyDataConsent Widened(MyDataConsent asked) =>
        asked with { Details = asked.Details | (MyDataConsent.DetailsOf(asked.Domains) & ~ConsentDetails.Transactions) };

    private static IEnumerable<Connection> Linked(CustomerFile file, MyDataConsent most, DateOnly today) => OpenScopes.InForce(most, file.Connections.Values, today)
        .DistinctBy(connection => connection.Id.Institution)
        .OrderBy(connection => connection.Sector).ThenBy(connection => connection.Name, StringComparer.Ordinal);

    /// <summary>Rows of history by item. Only chunks of the first month and of what was renumbered are read: the book knows how many rows the others have.</summary>
    private static async Task<IReadOnlyDictionary<string, int>> CountAsync(CustomerFile file, BookCut cut, DateOnly from, CancellationToken ct)
    {
        var first = Month.Of(from);
        bool IsRead(ChunkKey chunk) => (chunk.Month == first && from != first.FirstDay) || cut.Numbers.IsRenumbered(chunk.Asset);
        var whole = cut.Chunks.Where(chunk => chunk.Key.Month >= first && !IsRead(chunk.Key));
        var begun = cut.Numbers.Read(await file.ChunksAsync(cut.Chunks.Keys.Where(chunk => chunk.Month >= first && IsRead(chunk)), ct));
        return whole.Select(chunk => (chunk.Key.Asset, Rows: chunk.Value))
            .Concat(begun.Select(chunk => (chunk.Key.Asset, Rows: chunk.Rows.Count(row => DateOnly.FromDateTime(row.At) >= from))))
            .GroupBy(one => one.Asset, one => one.Rows)
            .ToDictionary(asset => cut.IdOf(asset.Key), asset => asset.Sum());
    }
}
