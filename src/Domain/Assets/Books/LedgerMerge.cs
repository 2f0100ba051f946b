using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>Puts transactions into their chunks: the newest answer about an id wins, equal instants are told apart by their text.</summary>
internal static class LedgerMerge
{
    /// <summary>The chunks that changed, and of those the months whose content says something else than before.</summary>
    internal sealed record Outcome(ImmutableDictionary<ChunkKey, LedgerChunk> Changed, ImmutableHashSet<Month> Months);

    internal static Outcome Into(IReadOnlyDictionary<ChunkKey, LedgerChunk> loaded, ImmutableArray<Transaction> rows)
    {
        var changed = ImmutableDictionary.CreateBuilder<ChunkKey, LedgerChunk>();
        var months = ImmutableHashSet.CreateBuilder<Month>();
        foreach (var group in rows.GroupBy(ChunkKey.Of))
        {
            var before = loaded.GetValueOrDefault(group.Key);
            if (Merge(before?.Rows ?? [], group, out var saysMore) is { } merged)
            {
                changed[group.Key] = new(group.Key, merged);
                if (saysMore)
                {
                    months.Add(group.Key.Month);
                }
            }
        }

        return new(changed.ToImmutable(), months.ToImmutable());
    }

    private static ImmutableArray<Transaction>? Merge(
        ImmutableArray<Transaction> before, IEnumerable<Transaction> rows, out bool saysMore)
    {
        var byId = new SortedDictionary<string, Transaction>(StringComparer.Ordinal);
        foreach (var row in before)
        {
            byId[row.Id] = row;
        }

        var changed = saysMore = false;
        foreach (var row in rows)
        {
            var known = byId.GetValueOrDefault(row.Id);
            if (known is null || IsNewer(row, known))
            {
                changed = true;
                saysMore |= known is null || known with { SeenAt = row.SeenAt } != row;
                byId[row.Id] = row;
            }
        }

        return changed ? [.. byId.Values] : null;
    }

    private static bool IsNewer(Transaction row, Transaction known) => row.SeenAt != known.SeenAt
        ? row.SeenAt > known.SeenAt
        : row != known && BookJson.CompareText(row, known) > 0;
}
