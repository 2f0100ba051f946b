using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Renumbering;
using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>
/// Every way a book changes, pure. Deliveries may come in any order and grouping; applying one twice gives back the same instance, so that
/// nothing is written. A change takes away the pictures that it makes wrong; Paint makes them anew, once for all changes before it.
/// </summary>
public static class BookUpdate
{
    /// <summary>The existing chunks that Apply needs: those that receive rows.</summary>
    public static ImmutableArray<ChunkKey> Touched(BookState state, Delivery delivery) =>
        state.Chunks.IsEmpty ? [] : [.. LedgerMerge.ByChunk(delivery.Transactions).Keys.Where(state.Chunks.ContainsKey)];

    public static BookChange Apply(BookState state, IReadOnlyCollection<LedgerChunk> loaded, Delivery delivery)
    {
        var chunks = loaded.ToDictionary(chunk => chunk.Key);
        LedgerChunk.RequireLoaded(chunks, Touched(state, delivery));
        var next = FactMerge.Into(state, delivery.Facts);
        var merged = LedgerMerge.Into(chunks, delivery.Transactions, new(() => Renumberings.Of(next)));
        if (ReferenceEquals(next, state) && merged.Changed.IsEmpty)
        {
            return BookChange.None(state);
        }

        next = next with { Chunks = next.Chunks.SetItems(merged.Changed.Select(IndexEntry)) };
        return new(Pictures.Without(state, next, merged.Months), [.. merged.Changed.Values], []);
    }

    /// <summary>
    /// Erases what a connection brought: its facts, its assets' ledgers, its part of the recorded past. An asset that another
    /// connection to the same institution still lists keeps its ledger.
    /// </summary>
    public static BookChange Forget(BookState state, ConnectionId connection) => Forget(state, Forgetting.Of(state, connection));

    /// <summary>Erases one asset, as when a consent is narrowed. The recorded past keeps totals per institution only.</summary>
    public static BookChange Forget(BookState state, AssetKey asset) => Forget(state, Forgetting.Of(state, asset));

    /// <summary>The customer's word on a match; replaces an earlier one about the same two.</summary>
    public static BookChange Decide(BookState state, MatchDecision decision) => Changed(state, Decisions.With(state, decision));

    /// <summary>The customer's verified name, which tells transfers to oneself. Cheapest before anything was collected.</summary>
    public static BookChange Rename(BookState state, string? owner) =>
        Changed(state, state.Owner == owner ? state : state with { Owner = owner });

    /// <summary>The chunks that Paint needs: the months without a picture, and their neighbours.</summary>
    public static ImmutableArray<ChunkKey> Unpainted(BookState state) => Pictures.Needed(state, state.Unpainted);

    /// <summary>Makes the pictures that are not there. The same instance when all are.</summary>
    public static BookState Paint(BookState state, IReadOnlyCollection<LedgerChunk> loaded) =>
        state.Unpainted.IsEmpty ? state : Pictures.Paint(state, loaded.ToDictionary(chunk => chunk.Key));

    /// <summary>Keeps today's net worth as the day's point; the last one of a day stands. Same instance when it is there already.</summary>
    public static BookState RecordNetWorth(BookState state, AssetView view) => NetWorthHistory.With(state, view);

    private static BookChange Forget(BookState state, Forgetting forgetting)
    {
        var next = forgetting.From(state);
        return ReferenceEquals(next, state)
            ? BookChange.None(state)
            : new(Pictures.Without(state, next, forgetting.Months), [], forgetting.Chunks);
    }

    private static BookChange Changed(BookState state, BookState next) =>
        ReferenceEquals(next, state) ? BookChange.None(state) : new(Pictures.Without(state, next, []), [], []);

    private static KeyValuePair<ChunkKey, int> IndexEntry(KeyValuePair<ChunkKey, LedgerChunk> chunk) =>
        new(chunk.Key, chunk.Value.Rows.Length);
}
