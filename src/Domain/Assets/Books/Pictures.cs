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
    /// <summary>The months whose picture the change makes wrong; all of them when the ground of matching itself changed.</summary>
    internal static ImmutableSortedSet<Month> Stale(BookState before, BookState after, ImmutableHashSet<Month> changed)
    {
        var existing = before.Chunks.Keys.Concat(after.Chunks.Keys).Select(chunk => chunk.Month)
            .Concat(changed).Concat(before.Months.Keys).ToImmutableSortedSet();
        var byGround = HaveSameGround(before, after) ? [] : LedgerGround.Of(before).Difference(LedgerGround.Of(after));
        return byGround is null ? existing : existing.Intersect(changed.Union(byGround).SelectMany(Around));
    }

    internal static ImmutableArray<ChunkKey> Needed(BookState state, IEnumerable<Month> months)
    {
        var near = months.SelectMany(Around).ToHashSet();
        return [.. state.Chunks.Keys.Where(chunk => near.Contains(chunk.Month))];
    }

    internal static BookState Redo(
        BookState state, ImmutableSortedSet<Month> months, IReadOnlyDictionary<ChunkKey, LedgerChunk> chunks)
    {
        if (months.IsEmpty)
        {
            return state;
        }

        var missing = Needed(state, months).Count(key => !chunks.ContainsKey(key));
        if (missing > 0)
        {
            throw new InvalidOperationException($"{missing} chunks that Touched names were not loaded.");
        }

        var ground = LedgerGround.Of(state);
        var rows = new OrderedMonths(
            RenumberedLedger.Of(chunks.Values.Where(chunk => state.Chunks.ContainsKey(chunk.Key)), ground.Numbers).ToLookup(chunk => chunk.Key.Month));
        var pictures = state.Months.ToBuilder();
        foreach (var month in months)
        {
            pictures.Remove(month);
            if (rows.Has(month))
            {
                pictures[month] = MonthPainter.Paint(ground, month, rows);
            }
        }

        return state with { Months = pictures.ToImmutable() };
    }

    private static bool HaveSameGround(BookState before, BookState after) =>
        ReferenceEquals(before.Facts, after.Facts)
        && ReferenceEquals(before.Listings, after.Listings)
        && before.Owner == after.Owner
        && before.Decisions == after.Decisions;

    private static IEnumerable<Month> Around(Month month) => [month.Plus(-1), month, month.Plus(1)];
}
