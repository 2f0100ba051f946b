using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>What goes when a connection or an asset is erased.</summary>
internal sealed record Forgetting(
    Func<FactKey, bool> Fact, Func<ListingKey, bool> Listing, Func<AssetKey, bool> Asset, InstitutionId? Institution, ImmutableArray<ChunkKey> Chunks)
{
    internal ImmutableHashSet<Month> Months => Chunks.Select(chunk => chunk.Month).ToImmutableHashSet();

    internal static Forgetting Of(BookState state, ConnectionId connection)
    {
        var kept = state.Listings.Keys
            .Where(key => key.List.Connection != connection)
            .Select(key => key.Asset)
            .ToHashSet();
        var isLast = !state.Facts.Keys.Any(
            key => key.Connection != connection && key.Connection.Institution == connection.Institution);

        bool Goes(AssetKey asset) => asset.Institution == connection.Institution && (isLast || !kept.Contains(asset));
        return new(
            key => key.Connection == connection,
            key => key.List.Connection == connection,
            Goes,
            isLast ? connection.Institution : null,
            [.. state.Chunks.Keys.Where(chunk => Goes(chunk.Asset))]);
    }

    internal static Forgetting Of(BookState state, AssetKey asset) => new(
        key => key.Subject == asset,
        key => key.Asset == asset,
        other => other == asset,
        null,
        [.. state.Chunks.Keys.Where(chunk => chunk.Asset == asset)]);

    /// <summary>The same instance when nothing of it is held.</summary>
    internal BookState From(BookState state)
    {
        var facts = state.Facts.Keys.Where(Fact).ToList();
        var listings = state.Listings.Keys.Where(Listing).ToList();
        var lists = ListsWithout(state);
        if (facts.Count == 0 && listings.Count == 0 && Chunks.IsEmpty && lists.Count == 0 && !IsRecorded(state))
        {
            return state;
        }

        return state with
        {
            Facts = state.Facts.RemoveRange(facts).SetItems(lists),
            Listings = state.Listings.RemoveRange(listings).SetItems(BesideWithout(state)),
            Chunks = state.Chunks.RemoveRange(Chunks),
            Decisions = [.. state.Decisions.Where(decision => !Asset(decision.Left.Asset) && !Asset(decision.Right.Asset))],
            History = Institution is null ? state.History : [.. state.History.Select(Without).Where(day => !day.Parts.IsEmpty)],
        };
    }

    /// <summary>Lists that stay but name the erased asset lose its row.</summary>
    private Dictionary<FactKey, StampedFact> ListsWithout(BookState state) => state.Facts
        .Where(held => !Fact(held.Key) && held.Value.Value is AssetList list && Institution is null
            && list.Assets.Any(row => Listing(new(held.Key, row.Key))))
        .ToDictionary(held => held.Key, held => held.Value with
        {
            Value = new AssetList([.. ((AssetList)held.Value.Value).Assets.Where(row => !Listing(new(held.Key, row.Key)))]),
        });

    /// <summary>Listings that stay but were told beside an erased asset forget its number.</summary>
    private IEnumerable<KeyValuePair<ListingKey, Listing>> BesideWithout(BookState state) => state.Listings
        .Where(held => !Listing(held.Key) && held.Value.Beside.Any(other => Listing(new(held.Key.List, other))))
        .Select(held => KeyValuePair.Create(held.Key, held.Value with { Beside = [.. held.Value.Beside.Where(other => !Listing(new(held.Key.List, other)))] }));

    private bool IsRecorded(BookState state) => Institution is { } institution
        && state.History.Any(day => day.Parts.Any(part => part.Institution == institution.OrgCode));

    private RecordedDay Without(RecordedDay day) => day with
    {
        Parts = [.. day.Parts.Where(part => part.Institution != Institution!.Value.OrgCode)],
    };
}
