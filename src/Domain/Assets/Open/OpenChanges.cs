using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Matching;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>
/// What came, changed, is read otherwise and went since a cursor, oldest month first. At least once: a row may be told twice, none is left out, also while
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
        var ground = Ground(cut, accounts);
        var renewed = suspects.GroupBy(chunk => cut.IdOf(chunk.Key.Asset))
            .Where(account => account.Min(chunk => chunk.Since) > cursor!.Since)
            .Select(account => account.Key)
            .ToHashSet();
        var begun = new ChangesCursor(cursor?.Since ?? 0, cut.Scope.HistoryFrom!.Value, accounts)
        {
            Target = version,
            Readings = cursor?.Readings ?? ReadingDigests.Empty,
            Ground = ground,
            IsEverywhere = cursor is not null && cursor.Ground != ground,
            Whole = [.. accounts.Where(account => !known.Contains(account) || renewed.Contains(account))],
        };
        return new(begun, [.. known.Where(account => !accounts.Contains(account) || renewed.Contains(account))]);
    }

    /// <summary>The months in which there may be something to tell, oldest first: those that were written to and those beside them, because matches cross the month's edge.</summary>
    public static ImmutableArray<Month> Months(BookCut cut, ChangesCursor walk, Func<ChunkKey, long> writtenBy)
    {
        var all = Chunks(cut).Select(chunk => chunk.Month).ToImmutableSortedSet();
        var written = Chunks(cut)
            .Where(chunk => writtenBy(chunk) > walk.Since || walk.Whole.Contains(cut.IdOf(chunk.Asset)))
            .SelectMany(chunk => new[] { chunk.Month.Plus(-1), chunk.Month, chunk.Month.Plus(1) });
        return [.. (walk.IsEverywhere ? all : all.Intersect(written)).Where(month => walk.At is null || month >= walk.At)];
    }

    /// <summary>The changed rows of a month behind the walk's position, in the order of their ids.</summary>
    public static ChangedMonth Read(BookCut cut, Month month, IReadOnlyCollection<LedgerChunk> chunks, ChangesCursor walk, int limit)
    {
        var fates = new RowFates(cut, [.. cut.Numbers.Read(chunks)], walk);
        var fateOf = new Dictionary<string, RowFate>(StringComparer.Ordinal);
        var rows = SharedRows.Of(cut, month, chunks, row =>
        {
            fateOf[Views.ItemId.Of(cut.Inputs.ItemIdSalt, row.Account, row.Id)] = fates.Of(row);
            return true;
        }).ToList();
        var reread = Reread(cut, month, fates, walk, [.. rows.Where(row => fateOf[row.Id] != RowFate.Added)], row => fateOf[row.Id] == RowFate.Kept);
        return new(
            [
                .. rows.Where(row => fateOf[row.Id] != RowFate.Kept || reread.Contains(row.Id))
                    .Where(row => walk.At != month || walk.RowId is null || string.CompareOrdinal(row.Id, walk.RowId) > 0)
                    .OrderBy(row => row.Id, StringComparer.Ordinal)
                    .Take(limit)
                    .Select(row => new ChangedRow(row, fateOf[row.Id] == RowFate.Added)),
            ],
            ReadingDigests.Of(rows));
    }

    // Rows that say what they said and are read otherwise: a transfer whose other side came is no spending any more. The digest of what was
    // told says whether there are such rows, and whether they are those that the new rows explain; if they are not, all are told again.
    private static HashSet<string> Reread(
        BookCut cut, Month month, RowFates fates, ChangesCursor walk, IReadOnlyCollection<OpenRow> told, Func<OpenRow, bool> isKept)
    {
        var digest = walk.Readings.Find(month);
        if (told.Count == 0 || ReadingDigests.Of(told) == digest)
        {
            return [];
        }

        var before = SharedRows.Of(cut, month, fates.WithoutAdded(), _ => true).ToDictionary(row => row.Id, StringComparer.Ordinal);
        var isExplained = ReadingDigests.Of(before.Values) == digest;
        return [.. told.Where(isKept).Where(row => !isExplained || ReadingDigests.Of(row) != ReadingDigests.Of(before[row.Id])).Select(row => row.Id)];
    }

    /// <summary>Where the next walk begins.</summary>
    public static ChangesCursor Done(ChangesCursor walk) => new(walk.Target!.Value, walk.HistoryFrom, walk.Accounts) { Readings = walk.Readings, Ground = walk.Ground };

    // Keyed, so that nobody can try out whose cards and standing orders these are.
    private static string Ground(BookCut cut, ImmutableArray<string> accounts)
    {
        var ground = LedgerGround.OfRenumbered(cut.State);
        var text = BookJson.Text(new { ground.Fingerprint, ground.Bills, Accounts = accounts });
        return Convert.ToHexStringLower(HMACSHA256.HashData(cut.Inputs.ItemIdSalt.Span, [.. "ground\n"u8, .. Encoding.UTF8.GetBytes(text)]).AsSpan(0, 8));
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

/// <summary>What a month has to tell, as far as a page holds, and the digest of how all its rows are read now.</summary>
public sealed record ChangedMonth(ImmutableArray<ChangedRow> Rows, uint Reading);
