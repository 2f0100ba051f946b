using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>
/// The newer answer about the same key wins. Two answers of the same instant are told apart by their own text, so that the
/// result never depends on which came first.
/// </summary>
internal static class FactMerge
{
    internal static BookState Into(BookState state, ImmutableArray<StampedFact> facts)
    {
        var held = state.Facts.ToBuilder();
        var listings = state.Listings.ToBuilder();
        var changed = false;
        foreach (var fact in facts)
        {
            changed |= Put(held, fact);
            changed |= PutListings(listings, fact);
        }

        return changed ? state with { Facts = held.ToImmutable(), Listings = listings.ToImmutable() } : state;
    }

    private static bool Put(ImmutableDictionary<FactKey, StampedFact>.Builder held, StampedFact fact)
    {
        if (held.TryGetValue(fact.Key, out var known) && !IsNewer(fact, known))
        {
            return false;
        }

        held[fact.Key] = fact;
        return true;
    }

    private static bool IsNewer(StampedFact fact, StampedFact known) => fact.At != known.At
        ? fact.At > known.At
        : !ReferenceEquals(fact.Value, known.Value) && BookJson.CompareText(fact.Value, known.Value) > 0;

    private static bool PutListings(ImmutableDictionary<ListingKey, Listing>.Builder listings, StampedFact fact)
    {
        if (fact.Value is not AssetList list)
        {
            return false;
        }

        var changed = false;
        foreach (var row in list.Assets)
        {
            var key = new ListingKey(fact.Key, row.Key);
            if (!listings.TryGetValue(key, out var known) || IsNewer(row, fact.At, known))
            {
                listings[key] = new(row, fact.At);
                changed = true;
            }
        }

        return changed;
    }

    private static bool IsNewer(ListedAsset row, DateTimeOffset at, Listing known) => at != known.At
        ? at > known.At
        : row != known.Row && BookJson.CompareText(row, known.Row) > 0;
}
