using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Rows;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>Shared history a month at a time, newest first, as the customer's own (TransactionRows), from the first shared day.</summary>
public static class OpenRows
{
    /// <summary>The months that may hold rows at or after the cursor, newest first.</summary>
    public static ImmutableArray<Month> Months(BookCut cut, OpenRowFilter filter, RowCursor? after)
    {
        var from = Month.Of(Later(cut.Scope.HistoryFrom!.Value, filter.From));
        return
        [
            .. cut.State.Chunks.Keys.Where(chunk => IsOf(cut, chunk.Asset, filter)).Select(chunk => chunk.Month)
                .Where(month => month >= from && (filter.To is not { } to || month <= Month.Of(to)) && (after is null || month <= after.Month))
                .Distinct()
                .OrderDescending(),
        ];
    }

    /// <summary>The chunks of the month and of its neighbours, because matches cross the month's edge.</summary>
    public static ImmutableArray<ChunkKey> Needed(BookCut cut, Month month) => Pictures.Needed(cut.State, [month]);

    public static OpenRowPage Read(BookCut cut, Month month, IReadOnlyCollection<LedgerChunk> chunks, OpenRowFilter filter, RowCursor? after, int limit)
    {
        var rows = SharedRows.Of(cut, month, chunks, row => IsOf(cut, row.Account, filter) && IsIn(row.Day(), filter))
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id, StringComparer.Ordinal)
            .SkipWhile(row => after is not null && !IsAfter(row, after))
            .Take(limit + 1)
            .ToImmutableArray();
        return rows.Length <= limit ? new(rows, null) : new(rows[..limit], new(rows[limit - 1].At, rows[limit - 1].Id));
    }

    private static bool IsOf(BookCut cut, AssetKey asset, OpenRowFilter filter) =>
        (filter.Domain is null || OpenDomains.Of(asset.Kind) == filter.Domain) && (filter.AccountId is null || cut.IdOf(asset) == filter.AccountId);

    private static bool IsIn(DateOnly day, OpenRowFilter filter) => (filter.From is null || day >= filter.From) && (filter.To is null || day <= filter.To);

    private static bool IsAfter(OpenRow row, RowCursor after) =>
        row.At < after.At || (row.At == after.At && string.CompareOrdinal(row.Id, after.RowId) < 0);

    private static DateOnly Later(DateOnly one, DateOnly? other) => other > one ? other.Value : one;
}
