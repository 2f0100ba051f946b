using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Matching;
using MyDataHub.Domain.Assets.Renumbering;
using MyDataHub.Domain.Assets.Views;

namespace MyDataHub.Domain.Assets.Rows;

/// <summary>
/// History a month at a time, newest first: ask Months which ones to read, load what Needed names, Read, and go on to the next
/// month until the page is full.
/// </summary>
public static class TransactionRows
{
    /// <summary>The months that may hold rows for the filter at or after the cursor, newest first.</summary>
    public static ImmutableArray<Month> Months(BookState state, RowFilter filter, RowCursor? after, ViewInputs inputs)
    {
        var from = filter.From is { } first ? Month.Of(first) : default(Month?);
        var to = filter.To is { } last ? Month.Of(last) : default(Month?);
        var numbers = Renumberings.Of(state);
        return
        [
            .. state.Chunks.Keys.Where(chunk => RowMatch.Asset(numbers.Of(chunk.Asset), filter, inputs))
                .Select(chunk => chunk.Month)
                .Where(month => (from is null || month >= from) && (to is null || month <= to))
                .Where(month => after is null || month <= after.Month)
                .Distinct()
                .OrderDescending(),
        ];
    }

    /// <summary>The chunks of the month and of its neighbours, because matches cross the month's edge.</summary>
    public static ImmutableArray<ChunkKey> Needed(BookState state, Month month) => Pictures.Needed(state, [month]);

    public static RowPage Read(
        BookState state, Month month, IReadOnlyCollection<LedgerChunk> chunks, RowQuery query, ViewInputs inputs)
    {
        var ground = LedgerGround.Of(state);
        var ledger = RenumberedLedger.Of(chunks, ground.Numbers).ToList();
        var pass = LedgerReading.Read(ground, ledger.SelectMany(chunk => chunk.Rows));
        var assets = ledger.Select(chunk => chunk.Key.Asset).Distinct().Where(asset => RowMatch.Asset(asset, query.Filter, inputs)).ToHashSet();
        var shape = new RowShape(RenumberedBook.Of(state, ground.Numbers), inputs);
        var rows = pass.Rows
            .Where(row => row.Month() == month && assets.Contains(row.Account) && RowMatch.Row(row, query.Filter))
            .Select(row => shape.Of(row, pass.ReadingOf(row)))
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id, StringComparer.Ordinal)
            .SkipWhile(row => query.After is { } after && !IsAfter(row, after))
            .Take(query.Limit + 1)
            .ToImmutableArray();
        return rows.Length <= query.Limit
            ? new(rows, null)
            : new(rows[..query.Limit], new(rows[query.Limit - 1].At, rows[query.Limit - 1].Id));
    }

    private static bool IsAfter(LedgerRow row, RowCursor after) =>
        row.At < after.At || (row.At == after.At && string.CompareOrdinal(row.Id, after.RowId) < 0);
}

public sealed record RowQuery(RowFilter Filter, RowCursor? After, int Limit);
