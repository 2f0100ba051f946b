using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Renumbering;
using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>
/// Every way a book changes, pure. The caller loads the chunks that Touched names, applies, and stores what came back. Deliveries
/// may come in any order and grouping; applying one twice gives back the same instance, so that nothing is written.
/// </summary>
public static class BookUpdate
{
    /// <summary>The existing chunks that Apply needs: those that receive rows, and the neighbours that redoing a month's picture reads.</summary>
    public static ImmutableArray<ChunkKey> Touched(BookState state, Delivery delivery)
    {
        var next = FactMerge.Into(state, delivery.Facts);
        var months = delivery.Transactions.Select(row => row.Month()).ToImmutableHashSet();
        return Pictures.Needed(next, Pictures.Stale(state, next, months));
    }

    public static BookChange Apply(BookState state, IReadOnlyCollection<LedgerChunk> loaded, Delivery delivery)
    {
        var chunks = loaded.ToDictionary(chunk => chunk.Key);
        var next = FactMerge.Into(state, delivery.Facts);
        var merged = LedgerMerge.Into(chunks, delivery.Transactions, new(() => Renumberings.Of(next)));
        if (ReferenceEquals(next, state) && merged.Changed.IsEmpty)
        {
            return BookChange.None(state);
        }

        foreach (var (key, chunk) in merged.Changed)
        {
            chunks[key] = chunk;
        }

        next = next with { Chunks = next.Chunks.SetItems(merged.Changed.Select(IndexEntry)) };
        return new(Pictures.Redo(next, Pictures.Stale(state, next, merged.Months), chunks), [.. merged.Changed.Values], []);
    }

    /// <summary>The chunks that Forget needs.</summary>
    public static ImmutableArray<ChunkKey> Touched(BookState state, ConnectionId forgotten) =>
        TouchedBy(state, Forgetting.Of(state, forgotten));

    /// <summary>
    /// Erases what a connection brought: its facts, its assets' ledgers, its part of the recorded past. An asset that another
    /// connection to the same institution still lists keeps its ledger.
    /// </summary>
    public static BookChange Forget(BookState state, IReadOnlyCollection<LedgerChunk> loaded, ConnectionId connection) =>
        Without(state, loaded, Forgetting.Of(state, connection));

    /// <summary>The chunks that Forget needs.</summary>
    public static ImmutableArray<ChunkKey> Touched(BookState state, AssetKey forgotten) =>
        TouchedBy(state, Forgetting.Of(state, forgotten));

    /// <summary>Erases one asset, as when a consent is narrowed. The recorded past keeps totals per institution only.</summary>
    public static BookChange Forget(BookState state, IReadOnlyCollection<LedgerChunk> loaded, AssetKey asset) =>
        Without(state, loaded, Forgetting.Of(state, asset));

    /// <summary>The chunks that Decide needs.</summary>
    public static ImmutableArray<ChunkKey> Touched(BookState state, MatchDecision decision) =>
        Pictures.Needed(state, Pictures.Stale(state, Decisions.With(state, decision), []));

    /// <summary>The customer's word on a match; replaces an earlier one about the same two.</summary>
    public static BookChange Decide(BookState state, IReadOnlyCollection<LedgerChunk> loaded, MatchDecision decision)
    {
        var next = Decisions.With(state, decision);
        return ReferenceEquals(next, state)
            ? BookChange.None(state)
            : new(Pictures.Redo(next, Pictures.Stale(state, next, []), loaded.ToDictionary(chunk => chunk.Key)), [], []);
    }

    /// <summary>The chunks that Rename needs.</summary>
    public static ImmutableArray<ChunkKey> Touched(BookState state, string? owner) =>
        Pictures.Needed(state, Pictures.Stale(state, state with { Owner = owner }, []));

    /// <summary>The customer's verified name, which tells transfers to oneself. Cheapest before anything was collected.</summary>
    public static BookChange Rename(BookState state, IReadOnlyCollection<LedgerChunk> loaded, string? owner)
    {
        if (state.Owner == owner)
        {
            return BookChange.None(state);
        }

        var next = state with { Owner = owner };
        return new(Pictures.Redo(next, Pictures.Stale(state, next, []), loaded.ToDictionary(chunk => chunk.Key)), [], []);
    }

    /// <summary>Keeps today's net worth as the day's point; the last one of a day stands. Same instance when it is there already.</summary>
    public static BookState RecordNetWorth(BookState state, AssetView view) => NetWorthHistory.With(state, view);

    private static ImmutableArray<ChunkKey> TouchedBy(BookState state, Forgetting forgetting)
    {
        var next = forgetting.From(state);
        return Pictures.Needed(next, Pictures.Stale(state, next, forgetting.Months));
    }

    private static BookChange Without(BookState state, IReadOnlyCollection<LedgerChunk> loaded, Forgetting forgetting)
    {
        var next = forgetting.From(state);
        return ReferenceEquals(next, state)
            ? BookChange.None(state)
            : new(
                Pictures.Redo(next, Pictures.Stale(state, next, forgetting.Months), loaded.ToDictionary(chunk => chunk.Key)),
                [],
                forgetting.Chunks);
    }

    private static KeyValuePair<ChunkKey, int> IndexEntry(KeyValuePair<ChunkKey, LedgerChunk> chunk) =>
        new(chunk.Key, chunk.Value.Rows.Length);
}
