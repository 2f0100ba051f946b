using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Serving;
using MyDataHub.Grains.Customers.Storing;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>What would be shared right now under a consent: the real names and figures, for the customer's own eyes.</summary>
internal sealed class GrantPreviews(CustomerTurns turns, ViewBuilding building, UpstreamAssets upstream)
{
    public Task<PreviewAnswer> PreviewAsync(Customer customer, MyDataConsent asked, CancellationToken ct) =>
        turns.ReadAsync(customer, async file => new PreviewAnswer(await PreviewAsync(file, asked, customer.Gone)), ct);

    private async Task<GrantPreview> PreviewAsync(CustomerFile file, MyDataConsent asked, CancellationToken ct)
    {
        var book = await file.BookAsync(ct);
        var view = await building.BuildAsync(file, book, ct);
        var inForce = Upstream.InForce(file.Connections.Values, view.Today);
        var most = asked with { Institutions = asked.Institutions.And(inForce) };
        var salt = (await file.ProfileAsync(ct)).ItemIdSalt;
        var withheld = upstream.Withheld(book, file.Connections.Values).Select(asset => ItemId.Of(salt, asset)).ToHashSet();
        var counts = most.HistoryFrom is { } from ? await CountAsync(file, book, salt, from, ct) : ImmutableDictionary<string, int>.Empty;
        return new(most, view.Today)
        {
            Institutions = [.. Linked(file, most, view.Today).Select(connection => new PreviewInstitution(connection.Id.Institution.OrgCode, connection.Name))],
            NotLinked = [.. asked.Institutions.Ids.Where(institution => !inForce.Covers(institution))],
            Items = [.. PreviewItems.Of(view, most).Where(item => !withheld.Contains(item.Id)).Select(item => item with { Transactions = counts.GetValueOrDefault(item.Id) })],
        };
    }

    private static IEnumerable<Connection> Linked(CustomerFile file, MyDataConsent most, DateOnly today) => file.Connections.Values
        .Where(connection => Upstream.IsInForce(connection, today) && most.Institutions.Covers(connection.Id.Institution.OrgCode))
        .DistinctBy(connection => connection.Id.Institution)
        .OrderBy(connection => connection.Sector).ThenBy(connection => connection.Name, StringComparer.Ordinal);

    /// <summary>Rows of history by item. Only chunks of the first month are read: the book knows how many rows the others have.</summary>
    private static async Task<IReadOnlyDictionary<string, int>> CountAsync(CustomerFile file, BookState book, byte[] salt, DateOnly from, CancellationToken ct)
    {
        var first = Month.Of(from);
        var whole = book.Chunks.Where(chunk => chunk.Key.Month > first || (chunk.Key.Month == first && from == first.FirstDay));
        var begun = from == first.FirstDay ? [] : await file.ChunksAsync(book.Chunks.Keys.Where(chunk => chunk.Month == first), ct);
        return whole.Select(chunk => (chunk.Key.Asset, Rows: chunk.Value))
            .Concat(begun.Select(chunk => (chunk.Key.Asset, Rows: chunk.Rows.Count(row => DateOnly.FromDateTime(row.At) >= from))))
            .GroupBy(one => one.Asset, one => one.Rows)
            .ToDictionary(asset => ItemId.Of(salt, asset.Key), asset => asset.Sum());
    }
}
