using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Renumbering;

/// <summary>
/// Rows that one account was told twice under different numbers. An institution gives every row of a day anew when it gives any, so a row that
/// a newer answer tells in all but its number is that row. How many there are is what the answer with most of them says: two equal coffees in one answer
/// stay two. The number by which a row was first written here stays its id; the newest answer says what it is.
/// </summary>
internal static class RepeatedRows
{
    /// <summary>Whether any row may be told by two answers. Quick, because nearly all chunks have none: rows of one answer are as many as they are.</summary>
    internal static bool Has(ImmutableArray<Transaction> rows)
    {
        if (!rows.Any(row => row.SeenAt != rows[0].SeenAt))
        {
            return false;
        }

        var told = new Dictionary<(TransactionKind, DateTime, decimal), DateTimeOffset>(rows.Length);
        foreach (var row in rows)
        {
            if (!told.TryAdd(Outline(row), row.SeenAt) && told[Outline(row)] != row.SeenAt)
            {
                return true;
            }
        }

        return false;
    }

    internal static LedgerChunk Once(LedgerChunk chunk)
    {
        var mark = chunk.MarkFinder();
        var rows = chunk.Rows.GroupBy(RowContent.Of).SelectMany(tellings => Events([.. tellings.Select(row => (row, mark(row.Id)))])).ToList();
        return rows.Count == chunk.Rows.Length ? chunk : MarkedRows.Chunk(chunk.Key, rows);
    }

    private static (TransactionKind Kind, DateTime At, decimal Amount) Outline(Transaction row) => (row.Kind, row.At, row.Amount.Amount);

    private static IEnumerable<(Transaction Row, RowMark Mark)> Events(List<(Transaction Row, RowMark Mark)> tellings)
    {
        var events = tellings.GroupBy(telling => telling.Row.SeenAt).Max(answer => answer.Count());
        if (events == tellings.Count)
        {
            return tellings;
        }

        var oldest = tellings.OrderBy(telling => MarkedRows.Age(telling.Mark.Added)).ThenBy(telling => telling.Row.Id, StringComparer.Ordinal).Take(events);
        var newest = tellings.OrderByDescending(telling => telling.Row.SeenAt).ThenBy(telling => telling.Row.Id, StringComparer.Ordinal).Take(events);
        return Paired([.. oldest], [.. newest]);
    }

    // What kept its number is told by it; which of the other equal rows is which makes no difference.
    private static IEnumerable<(Transaction Row, RowMark Mark)> Paired(
        List<(Transaction Row, RowMark Mark)> oldest, List<(Transaction Row, RowMark Mark)> newest)
    {
        var kept = oldest.Select(first => first.Row.Id).Intersect(newest.Select(last => last.Row.Id)).ToHashSet(StringComparer.Ordinal);
        var others = newest.Where(last => !kept.Contains(last.Row.Id)).GetEnumerator();
        foreach (var first in oldest)
        {
            var last = kept.Contains(first.Row.Id) || !others.MoveNext() ? newest.Find(one => one.Row.Id == first.Row.Id) : others.Current;
            yield return (Under(first.Row, last.Row), MarkedRows.Mark(first.Row.Id, [first.Mark, last.Mark]));
        }
    }

    // Purchases name approvals by number, so those stay together too.
    private static Transaction Under(Transaction first, Transaction last) => last with
    {
        Id = first.Id,
        Card = last.Card is { } card && first.Card is { } known
            ? card with { ApprovalNumber = known.ApprovalNumber, OriginalApproval = known.OriginalApproval ?? card.OriginalApproval }
            : last.Card,
    };
}
