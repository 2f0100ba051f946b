using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Matching;
using MyDataHub.Domain.Assets.Renumbering;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>
/// Keeps the month pictures equal to what the whole history would give. A picture reads its own month and both neighbours, because
/// matches cross the month's edge by days, and what the facts say about whose account is whose.
/// </summary>
internal static class Pictures
{
    /// <summary>Takes away the pictures that the change made wrong, and remembers their months.</summary>
    internal static BookState Without(BookState before, BookState after, ImmutableHashSet<Month> changed)
    {
        var stale = Stale(before, after, changed);
        return after with { Months = after.Months.RemoveRange(stale), Unpainted = stale };
    }

    /// <summary>The chunks that a reading of the months needs.</summary>
    internal static ImmutableArray<ChunkKey> Needed(BookState state, IEnumerable<Month> months)
    {
        var near = months.SelectMany(Around).ToHashSet();
        return [.. state.Chunks.Keys.Where(chunk => near.Contains(chunk.Month))];
    }

    internal static BookState Paint(BookState state, IReadOnlyDictionary<ChunkKey, LedgerChunk> chunks)
    {
        LedgerChunk.RequireLoaded(chunks, Needed(state, state.Unpainted));
        var ground = LedgerGround.Of(state);
        var rows = new OrderedMonths(RenumberedLedger.Of(chunks.Values.Where(chunk => state.Chunks.ContainsKey(chunk.Key)), ground.Numbers));
        return state with { Months = state.Months.AddRange(MonthPainter.Paint(ground, state.Unpainted.Where(rows.Has), rows)), Unpainted = [] };
    }

    // All of them when the ground of matching itself changed.
    private static ImmutableSortedSet<Month> Stale(BookState before, BookState after, ImmutableHashSet<Month> changed)
    {
        var existing = before.Chunks.Keys.Concat(after.Chunks.Keys).Select(chunk => chunk.Month)
            .Concat(changed).Concat(before.Months.Keys).Concat(before.Unpainted).ToHashSet();
        var stale = before.Unpainted.Union(changed.SelectMany(Around)).Intersect(existing);
        if (stale.Count == existing.Count || HaveSameGround(before, after))
        {
            return stale;
        }

        return LedgerGround.Of(before).Difference(LedgerGround.Of(after)) is { } byGround
            ? stale.Union(byGround.SelectMany(Around).Where(existing.Contains))
            : [.. existing];
    }

    private static bool HaveSameGround(BookState before, BookState after) =>
        ReferenceEquals(before.Facts, after.Facts)
        && ReferenceEquals(before.Listings, after.Listings)
        && before.Owner == after.Owner
        && before.Decisions == after.Decisions;

    private static IEnumerable<Month> Around(Month month) => [month.Plus(-1), month, month.Plus(1)];
}
