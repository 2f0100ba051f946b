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
        var alike = list.Assets.GroupBy(row => (row.Key.Kind, row.TypeCode, row.Name)).Where(group => group.Skip(1).Any())
            .SelectMany(group => group.Select(row => (row.Key, Group: group)))
            .ToLookup(pair => pair.Key, pair => pair.Group.Select(row => row.Key).Where(other => other != pair.Key));
        foreach (var row in list.Assets)
        {
            var key = new ListingKey(fact.Key, row.Key);
            var known = listings.GetValueOrDefault(key);
            var next = With(known, row, fact.At, alike[row.Key].SelectMany(others => others));
            if (!ReferenceEquals(next, known))
            {
                listings[key] = next;
                changed = true;
            }
        }

        return changed;
    }

    // The same instance when the list says nothing that was not known.
    private static Listing With(Listing? known, ListedAsset row, DateTimeOffset at, IEnumerable<AssetKey> beside)
    {
        if (known is null)
        {
            return new(row, at) { Since = at, Beside = InOrder(beside) };
        }

        var others = beside.Where(other => !known.Beside.Contains(other)).ToList();
        var next = others.Count == 0 ? known : known with { Beside = InOrder(known.Beside.Concat(others)) };
        next = at < known.Since ? next with { Since = at } : next;
        return IsNewer(row, at, known) ? next with { Row = row, At = at } : next;
    }

    private static ImmutableArray<AssetKey> InOrder(IEnumerable<AssetKey> assets) =>
        [.. assets.Distinct().OrderBy(asset => asset.Number, StringComparer.Ordinal).ThenBy(asset => asset.Seqno, StringComparer.Ordinal)];

    private static bool IsNewer(ListedAsset row, DateTimeOffset at, Listing known) => at != known.At
        ? at > known.At
        : row != known.Row && BookJson.CompareText(row, known.Row) > 0;
}
