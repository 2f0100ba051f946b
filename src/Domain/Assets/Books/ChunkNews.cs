namespace MyDataHub.Domain.Assets.Books;

/// <summary>What a merged chunk holds that is still to be written, told apart by its marks. Only before WrittenBy.</summary>
public static class ChunkNews
{
    public static IEnumerable<Transaction> Added(LedgerChunk chunk) => chunk.Rows.Where(row => chunk.MarkOf(row.Id).Added == RowMark.Coming);

    /// <summary>Rows that were there and say something else now.</summary>
    public static IEnumerable<Transaction> Modified(LedgerChunk chunk) =>
        chunk.Rows.Where(row => chunk.MarkOf(row.Id) is { Changed: RowMark.Coming, Added: not RowMark.Coming });
}
