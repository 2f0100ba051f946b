using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>What has become of rows since a cursor.</summary>
internal enum RowFate
{
    Kept,
    Added,
    Modified,
}

/// <summary>What has become of the rows of some chunks since a cursor, by their marks. Every row of an account that is told whole is added.</summary>
internal sealed class RowFates(BookCut cut, IReadOnlyCollection<LedgerChunk> chunks, ChangesCursor walk)
{
    private readonly Dictionary<ChunkKey, Func<string, RowMark>> _marks = chunks.ToDictionary(chunk => chunk.Key, chunk => chunk.MarkFinder());

    internal RowFate Of(Transaction row)
    {
        if (walk.Whole.Contains(cut.IdOf(row.Account)))
        {
            return RowFate.Added;
        }

        var mark = _marks[ChunkKey.Of(row)](row.Id);
        return mark.Changed <= walk.Since ? RowFate.Kept : mark.Added > walk.Since ? RowFate.Added : RowFate.Modified;
    }

    /// <summary>The chunks as if nothing had come since.</summary>
    internal IEnumerable<LedgerChunk> WithoutAdded() => chunks.Select(chunk => chunk with { Rows = [.. chunk.Rows.Where(row => Of(row) != RowFate.Added)] });
}
