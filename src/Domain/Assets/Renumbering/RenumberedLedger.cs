using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Renumbering;

/// <summary>Chunks read as if every asset and every row had kept its first number: one chunk an asset and month, one row an event.</summary>
internal static class RenumberedLedger
{
    /// <summary>The same instances where nothing was renumbered. All chunks of a month have to be there.</summary>
    internal static IEnumerable<LedgerChunk> Of(IEnumerable<LedgerChunk> chunks, Renumberings numbers) => ToldAgain.Without(OneAnAsset(chunks, numbers), numbers.Unclear);

    private static IEnumerable<LedgerChunk> OneAnAsset(IEnumerable<LedgerChunk> chunks, Renumberings numbers) => numbers.IsEmpty
        ? chunks.Select(Once)
        : chunks.GroupBy(chunk => chunk.Key with { Asset = numbers.Of(chunk.Key.Asset) })
            .Select(group => Joined(group.Key, [.. group]))
            .Select(Once)
            .Select(chunk => Named(chunk, numbers));

    private static LedgerChunk Once(LedgerChunk chunk) => RepeatedRows.Has(chunk.Rows) ? RepeatedRows.Once(chunk) : chunk;

    // A row that kept its number while its account did not is the same row; the newest answer says what it is.
    private static LedgerChunk Joined(ChunkKey key, List<LedgerChunk> parts)
    {
        if (parts is [var only] && only.Key == key)
        {
            return only;
        }

        var rows = parts.Select(part => (part.Rows, Mark: part.MarkFinder()))
            .SelectMany(part => part.Rows.Select(row => (Row: row with { Account = key.Asset }, Mark: part.Mark(row.Id))))
            .GroupBy(pair => pair.Row.Id, StringComparer.Ordinal)
            .Select(group => (group.Select(pair => pair.Row).Aggregate(LedgerMerge.Newest), Mark: MarkedRows.Mark(group.Key, group.Select(pair => pair.Mark))));
        return MarkedRows.Chunk(key, rows);
    }

    private static LedgerChunk Named(LedgerChunk chunk, Renumberings numbers) =>
        chunk.Rows.Any(row => First(row, numbers) != row.CounterpartyId)
            ? chunk with { Rows = [.. chunk.Rows.Select(row => row with { CounterpartyId = First(row, numbers) })] }
            : chunk;

    private static string? First(Transaction row, Renumberings numbers) =>
        row.CounterpartyId is { } id && Matching.LedgerGround.Digits(id) is var digits && numbers.Digits(digits) is var first && first != digits ? first : row.CounterpartyId;
}
