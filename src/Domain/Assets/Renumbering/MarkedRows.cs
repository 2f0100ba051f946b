using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Renumbering;

/// <summary>Rows with their marks, as a chunk: when each came first, and when any telling of it said something else last.</summary>
internal static class MarkedRows
{
    internal static RowMark Mark(string id, IEnumerable<RowMark> tellings)
    {
        var all = tellings.ToList();
        return new(id, all.MinBy(mark => Age(mark.Added))!.Added, all.MaxBy(mark => Age(mark.Changed))!.Changed);
    }

    internal static LedgerChunk Chunk(ChunkKey key, IEnumerable<(Transaction Row, RowMark Mark)> rows)
    {
        var ordered = rows.OrderBy(pair => pair.Row.Id, StringComparer.Ordinal).ToList();
        var since = ordered.MinBy(pair => Age(pair.Mark.Added)).Mark.Added;
        return new(key, [.. ordered.Select(pair => pair.Row)])
        {
            Since = since,
            Marks = [.. ordered.Select(pair => pair.Mark).Where(mark => mark.Added != since || mark.Changed != since)],
        };
    }

    /// <summary>For comparing: what is still to be written comes after everything that is.</summary>
    internal static long Age(long version) => version == RowMark.Coming ? long.MaxValue : version;
}
