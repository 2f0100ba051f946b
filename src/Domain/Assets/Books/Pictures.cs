using System.Collections.Immutable;

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
            .Concat(changed).Concat(before.Months.Keys);
        return [.. changed.SelectMany(Around).Intersect(existing)];
    }

    internal static ImmutableArray<ChunkKey> Needed(BookState state, ImmutableSortedSet<Month> months)
    {
        var near = months.SelectMany(Around).ToHashSet();
        return [.. state.Chunks.Keys.Where(chunk => near.Contains(chunk.Month))];
    }

    internal static BookState Redo(
        BookState state, ImmutableSortedSet<Month> months, IReadOnlyDictionary<ChunkKey, LedgerChunk> chunks)
    {
        var pictures = state.Months.ToBuilder();
        foreach (var month in months)
        {
            pictures[month] = PictureOf(month, chunks);
        }

        return state with { Months = pictures.ToImmutable() };
    }

    private static MonthPicture PictureOf(Month month, IReadOnlyDictionary<ChunkKey, LedgerChunk> chunks) => new(
        [],
        [
            .. chunks.Values.Where(chunk => chunk.Key.Month == month && !chunk.Rows.IsEmpty)
                .SelectMany(chunk => chunk.Rows)
                .GroupBy(row => (row.Account, row.Amount.Currency))
                .OrderBy(group => BookJson.Text(group.Key.Account), StringComparer.Ordinal)
                .Select(group => new AssetSum(
                    group.Key.Account, group.Key.Currency, group.Sum(row => row.Amount.Amount), group.Count(), group.Max(row => KoreanTime.Day(row.At)))),
        ]);

    private static IEnumerable<Month> Around(Month month) => [month.Plus(-1), month, month.Plus(1)];
}
