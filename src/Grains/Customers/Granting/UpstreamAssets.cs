using System.Collections.Immutable;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Renumbering;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Opening;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>
/// Which assets the transfer requests in force leave out: known from an earlier one, and kept, but not the third party's to see any
/// more. Pure.
/// </summary>
internal sealed class UpstreamAssets(OpenScopes scopes)
{
    /// <summary>Everything the book knows of, each under the key that names its item.</summary>
    public static IEnumerable<AssetKey> Known(BookState book) => Known(book, Renumberings.Of(book));

    private static IEnumerable<AssetKey> Known(BookState book, Renumberings numbers) =>
        book.Listings.Keys.Select(listing => listing.Asset).Concat(book.Facts.Keys.Select(fact => fact.Subject).OfType<AssetKey>()).Select(numbers.Of).Distinct();

    /// <summary>Of institutions with a request in force only; without one nothing of them is shared anyway.</summary>
    public ImmutableHashSet<AssetKey> Withheld(BookState book, IEnumerable<Connection> connections)
    {
        var inForce = connections.Where(connection => connection.InForce is not null).ToLookup(connection => connection.Id.Institution);
        var numbers = Renumberings.Of(book);
        return
        [
            .. Known(book, numbers).Where(asset => inForce.Contains(asset.Institution)
                && !inForce[asset.Institution].Any(connection => numbers.AllOf(asset).Any(number => scopes.Covers(connection, number)))),
        ];
    }
}
