using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Open;
using MyDataHub.Domain.Assets.Renumbering;
using MyDataHub.Domain.Consents;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Granting;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Opening;

/// <summary>
/// A grant less everything that the transfer requests in force do not cover: what may be read at this moment. Pure.
/// </summary>
internal sealed class OpenScopes(IDatasetCatalogue catalogue)
{
    public OpenScope Of(
        MyDataConsent consent, IEnumerable<Connection> connections, BookState book, IReadOnlyDictionary<ConnectionId, AskLog> logs, DateOnly today)
    {
        var covering = InForce(consent, connections, today).ToList();
        var numbers = Renumberings.Of(book);
        return new()
        {
            Sources = [.. covering.Select(connection => new OpenSource(connection.Id, connection.InForce!.Terms.WithMerchant))],
            Domains = consent.Domains,
            Details = consent.Details,
            Items = consent.Accounts,
            HistoryFrom = consent.HistoryFrom,
            Withheld = [.. Assets(book).Where(asset => !covering.Exists(connection => numbers.AllOf(asset).Any(number => Covers(connection, number))))],
            WithheldFacts = [.. covering.SelectMany(connection => Withheld(connection, logs.GetValueOrDefault(connection.Id)))],
        };
    }

    public static IEnumerable<Connection> InForce(MyDataConsent consent, IEnumerable<Connection> connections, DateOnly today) => connections.Where(connection =>
        Upstream.IsInForce(connection, today) && consent.Institutions.Covers(connection.Id.Institution.OrgCode));

    private static IEnumerable<AssetKey> Assets(BookState book) =>
        book.Listings.Keys.Select(listing => listing.Asset).Concat(book.Chunks.Keys.Select(chunk => chunk.Asset)).Distinct();

    // Kinds that no dataset is asked about one by one come with their list.
    public bool Covers(Connection connection, AssetKey asset)
    {
        if (connection.Id.Institution != asset.Institution)
        {
            return false;
        }

        var about = catalogue.Of(connection.Sector).Where(dataset => dataset.Subjects.Contains(asset.Kind)).ToList();
        var terms = connection.InForce!.Terms;
        return about.Count == 0 || about.Exists(dataset => terms.Scopes.Any(selection => selection.Scope == dataset.Scope && IsChosen(selection, asset)));
    }

    private static bool IsChosen(ScopeSelection selection, AssetKey asset) => selection.Assets.IsDefaultOrEmpty
        || selection.Assets.Any(one => one.Number == asset.Number && (one.Seqno is null || one.Seqno == asset.Seqno));

    // What was answered under a scope that the request in force does not have any more.
    private IEnumerable<FactKey> Withheld(Connection connection, AskLog? log)
    {
        var scopes = connection.InForce!.Terms.Scopes.Select(selection => selection.Scope).ToHashSet(StringComparer.Ordinal);
        return (log ?? AskLog.Empty).Records.Values
            .Where(record => catalogue.Find(record.Key.Dataset) is { } dataset && !scopes.Contains(dataset.Scope))
            .SelectMany(record => record.FactKeys);
    }
}
