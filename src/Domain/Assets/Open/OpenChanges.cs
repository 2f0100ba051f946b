using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>
/// What came, changed and went since a cursor, oldest month first. At least once: a row may be told twice, none is left out, also while
/// the book goes on changing, because a later write carries a later version than the walk's target.
/// </summary>
public static class OpenChanges
{
    /// <summary>Chunks that say whether a known account was erased and collected anew: loaded before Walk.</summary>
    public static ImmutableArray<ChunkKey> Suspects(BookCut cut, ChangesCursor? cursor, Func<ChunkKey, long> writtenBy) => cursor is not { Target: null }
        ? []
        :
        [
            .. Chunks(cut).GroupBy(chunk => cut.IdOf(chunk.Asset))
                .Where(account => cursor.Accounts.Contains(account.Key) && account.All(chunk => writtenBy(chunk) > cursor.Since))
                .SelectMany(account => account),
        ];

    /// <summary>The cursor of a walk that begins or goes on, and the accounts whose rows are all gone; null when it must begin anew.</summary>
    public static ChangesWalk? Walk(BookCut cut, ChangesCursor? cursor, long version, IEnumerable<LedgerChunk> suspects)
    {
        if (cursor is not null && cursor.HistoryFrom != cut.Scope.HistoryFrom)
        {
            return null;
        }

        if (cursor is { Target: not null })
        {
            return new(cursor, []);
        }

        var known = cursor?.Accounts ?? [];
        var accounts = Chunks(cut).Select(chunk => cut.IdOf(chunk.Asset)).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        var renewed = suspects.GroupBy(chunk => cut.IdOf(chunk.Key.Asset))
            .Where(account => account.Min(chunk => chunk.Since) > cursor!.Since)
            .Select(account => account.Key)
            .ToHashSet();
        var begun = new ChangesCursor(cursor?.Since ?? 0, cut.Scope.HistoryFrom!.Value, accounts)
        {
            Target = version,
            Whole = [.. accounts.Where(account => !known.Contains(account) || renewed.Contains(account))],
        };
        return new(begun, [.. known.Where(account => !accounts.Contains(account) || renewed.Contains(account))]);
    }

    /// <summary>The months in which there is something to tell, oldest first.</summary>
    public static ImmutableArray<Month> Months(BookCut cut, ChangesCursor walk, Func<ChunkKey, long> writtenBy) =>
    [
        .. Chunks(cut)
            .Where(chunk => walk.At is null || chunk.Month >= walk.At)
            .Where(chunk => writtenBy(chunk) > walk.Since || walk.Whole.Contains(cut.IdOf(chunk.Asset)))
            .Select(chunk => chunk.Month)
            .Distinct()
            .Order(),
    ];

    /// <summary>The changed rows of a month behind the walk's position, in the order of their ids.</summary>
    public static ImmutableArray<ChangedRow> Read(BookCut cut, Month month, IReadOnlyCollection<LedgerChunk> chunks, ChangesCursor walk, int limit)
    {
        var marks = chunks.Where(chunk => chunk.Key.Month == month).ToDictionary(chunk => chunk.Key.Asset, Marks);
        var changed = new Dictionary<string, bool>(StringComparer.Ordinal);
        bool IsChanged(Transaction row)
        {
            var isWhole = walk.Whole.Contains(cut.IdOf(row.Account));
            var mark = marks[row.Account](row.Id);
            if (!isWhole && mark.Changed <= walk.Since)
            {
                return false;
            }

            changed[Views.ItemId.Of(cut.Inputs.ItemIdSalt, row.Account, row.Id)] = isWhole || mark.Added > walk.Since;
            return true;
        }

        return
        [
            .. SharedRows.Of(cut, month, chunks, IsChanged)
                .Where(row => walk.At != month || walk.RowId is null || string.CompareOrdinal(row.Id, walk.RowId) > 0)
                .OrderBy(row => row.Id, StringComparer.Ordinal)
                .Take(limit)
                .Select(row => new ChangedRow(row, changed[row.Id])),
        ];
    }

    /// <summary>Where the next walk begins.</summary>
    public static ChangesCursor Done(ChangesCursor walk) => new(walk.Target!.Value, walk.HistoryFrom, walk.Accounts);

    private static Func<string, RowMark> Marks(LedgerChunk chunk)
    {
        var marks = chunk.Marks.ToDictionary(mark => mark.Id, StringComparer.Ordinal);
        return id => marks.GetValueOrDefault(id) ?? new(id, chunk.Since, chunk.Since);
    }

    private static IEnumerable<ChunkKey> Chunks(BookCut cut)
    {
        var from = Month.Of(cut.Scope.HistoryFrom!.Value);
        return cut.State.Chunks.Keys.Where(chunk => chunk.Month >= from);
    }
}

/// <summary>A walk over the changes, and the accounts of which everything told before is gone.</summary>
public sealed record ChangesWalk(ChangesCursor Cursor, ImmutableArray<string> Removed);

public sealed record ChangedRow(OpenRow Row, bool IsAdded);
