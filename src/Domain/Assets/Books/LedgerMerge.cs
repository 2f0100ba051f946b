using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MyDataHub.Domain.Assets.Renumbering;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>Puts transactions into their chunks: the newest answer about an id wins, equal instants are told apart by their text.</summary>
internal static class LedgerMerge
{
    /// <summary>The chunks that changed, and of those the months that may be read otherwise.</summary>
    internal sealed record Outcome(ImmutableDictionary<ChunkKey, LedgerChunk> Changed, ImmutableHashSet<Month> Months);

    internal static Outcome Into(IReadOnlyDictionary<ChunkKey, LedgerChunk> loaded, ImmutableArray<Transaction> rows, Lazy<Renumberings> numbers)
    {
        var changed = ImmutableDictionary.CreateBuilder<ChunkKey, LedgerChunk>();
        var months = ImmutableHashSet.CreateBuilder<Month>();
        foreach (var (key, told) in ByChunk(rows))
        {
            var before = loaded.GetValueOrDefault(key);
            var said = new HashSet<string>(StringComparer.Ordinal);
            if (Merge(before?.Rows ?? [], told, said) is { } merged)
            {
                changed[key] = Marked(before, new(key, merged), said);
                // When a row was told last decides only among tellings of one event, those that were and those that are.
                if (said.Count > 0 || numbers.Value.MayRepeat(key.Asset) || RepeatedRows.Has(merged) || RepeatedRows.Has(before!.Rows))
                {
                    months.Add(key.Month);
                }
            }
        }

        return new(changed.ToImmutable(), months.ToImmutable());
    }

    /// <summary>The chunks that the rows belong to, each with its rows.</summary>
    internal static Dictionary<ChunkKey, List<Transaction>> ByChunk(ImmutableArray<Transaction> rows)
    {
        var chunks = new Dictionary<ChunkKey, List<Transaction>>();
        var (key, told) = ((ChunkKey?)null, new List<Transaction>());
        foreach (var row in rows)
        {
            // An answer tells an account's rows day by day: the next row is nearly always of the chunk of the one before.
            if (key is null || !ReferenceEquals(row.Account, key.Asset) || row.Month() != key.Month)
            {
                key = ChunkKey.Of(row);
                if (!chunks.TryGetValue(key, out var known))
                {
                    chunks[key] = known = [];
                }

                told = known;
            }

            told.Add(row);
        }

        return chunks;
    }

    // Said gathers the ids of the rows that say something they did not say before.
    private static ImmutableArray<Transaction>? Merge(ImmutableArray<Transaction> before, List<Transaction> rows, HashSet<string> said)
    {
        var byId = new Dictionary<string, Transaction>(before.Length + rows.Count, StringComparer.Ordinal);
        foreach (var row in before)
        {
            byId[row.Id] = row;
        }

        var changed = false;
        foreach (var row in rows)
        {
            var known = byId.GetValueOrDefault(row.Id);
            if (known is null || IsNewer(row, known))
            {
                changed = true;
                byId[row.Id] = row;
                if (known is null || known with { SeenAt = row.SeenAt } != row)
                {
                    said.Add(row.Id);
                }
            }
        }

        if (!changed)
        {
            return null;
        }

        var merged = byId.Values.ToArray();
        Array.Sort(merged, static (one, other) => string.CompareOrdinal(one.Id, other.Id));
        return ImmutableCollectionsMarshal.AsImmutableArray(merged);
    }

    private static LedgerChunk Marked(LedgerChunk? before, LedgerChunk after, HashSet<string> said)
    {
        if (before is null)
        {
            return after with { Since = RowMark.Coming };
        }

        var known = before.Rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        var marks = before.Marks.ToDictionary(mark => mark.Id, StringComparer.Ordinal);
        foreach (var id in said)
        {
            var added = !known.Contains(id) ? RowMark.Coming : marks.TryGetValue(id, out var mark) ? mark.Added : before.Since;
            marks[id] = new(id, added, RowMark.Coming);
        }

        // A mark that says what the chunk says already says nothing.
        return after with
        {
            Since = before.Since,
            Marks =
            [
                .. marks.Values.Where(mark => mark.Added != before.Since || mark.Changed != before.Since)
                    .OrderBy(mark => mark.Id, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>Which of two tellings under one id holds.</summary>
    internal static Transaction Newest(Transaction one, Transaction other) => IsNewer(other, one) ? other : one;

    private static bool IsNewer(Transaction row, Transaction known) => row.SeenAt != known.SeenAt
        ? row.SeenAt > known.SeenAt
        : row != known && BookJson.CompareText(row, known) > 0;
}
