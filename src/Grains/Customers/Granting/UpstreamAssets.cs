using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Consents;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>
/// Which assets the transfer requests in force leave out: known from an earlier one, and kept, but not the third party's to see any
/// more. Pure.
/// </summary>
internal sealed class UpstreamAssets(IDatasetCatalogue catalogue)
{
    /// <summary>Everything the book knows of, by key.</summary>
    public static IEnumerable<AssetKey> Known(BookState book) =>
        book.Listings.Keys.Select(listing => listing.Asset).Concat(book.Facts.Keys.Select(fact => fact.Subject).OfType<AssetKey>()).Distinct();

    /// <summary>Of institutions with a request in force only; without one nothing of them is shared anyway.</summary>
    public ImmutableHashSet<AssetKey> Withheld(BookState book, IEnumerable<Connection> connections)
    {
        var inForce = connections.Where(connection => connection.InForce is not null).ToLookup(connection => connection.Id.Institution);
        return [.. Known(book).Where(asset => inForce.Contains(asset.Institution) && !inForce[asset.Institution].Any(connection => Covers(connection, asset)))];
    }

    private bool Covers(Connection connection, AssetKey asset)
    {
        var scopes = ScopesOf(connection.Sector, asset.Kind);
        return connection.InForce!.Terms.Scopes is { IsDefaultOrEmpty: false } selected
            ? scopes.Any(scope => selected.Any(selection => selection.Scope == scope && Covers(selection, asset)))
            : true;
    }

    /// <summary>A scope without chosen assets means all of them.</summary>
    private static bool Covers(ScopeSelection selection, AssetKey asset) =>
        selection.Assets.IsDefaultOrEmpty || selection.Assets.Any(one => one.Number == asset.Number && (one.Seqno is null || one.Seqno == asset.Seqno));

    /// <summary>Those under which the kind is asked for by itself; what is only ever told of the customer goes with any of the others.</summary>
    private ImmutableArray<string> ScopesOf(Sector sector, AssetKind kind)
    {
        var datasets = catalogue.Of(sector);
        var own = datasets.Where(dataset => dataset.Subjects.Contains(kind)).Select(dataset => dataset.Scope).Distinct().ToImmutableArray();
        return own.IsEmpty ? [.. datasets.Where(dataset => dataset.Subjects.IsEmpty).Select(dataset => dataset.Scope).Distinct()] : own;
    }
}
