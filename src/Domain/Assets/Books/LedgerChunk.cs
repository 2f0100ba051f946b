using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>Which chunk: one asset, one Korean calendar month of Transaction.At.</summary>
public sealed record ChunkKey(AssetKey Asset, Month Month)
{
    public static ChunkKey Of(Transaction row) => new(row.Account, row.Month());
}

/// <summary>The transactions of one asset in one month, ordered by id so that equal content is equal bytes.</summary>
public sealed record LedgerChunk(ChunkKey Key, ImmutableArray<Transaction> Rows)
{
    /// <summary>The customer's version that wrote the chunk first; 0 for chunks older than this knowledge.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Since { get; init; }

    /// <summary>Rows that came or changed after the first write, by id. All others are as the first write had them.</summary>
    public ImmutableArray<RowMark> Marks { get; init; } = [];

    /// <summary>When the row came, and when it said something else last.</summary>
    public RowMark MarkOf(string rowId) => Marks.FirstOrDefault(mark => mark.Id == rowId) ?? Unmarked(rowId);

    /// <summary>MarkOf for many rows.</summary>
    public Func<string, RowMark> MarkFinder()
    {
        var marks = Marks.ToDictionary(mark => mark.Id, StringComparer.Ordinal);
        return id => marks.GetValueOrDefault(id) ?? Unmarked(id);
    }

    /// <summary>A fold over less than it needs would be wrong without a sign.</summary>
    /// <exception cref="InvalidOperationException">A needed chunk was not loaded.</exception>
    internal static void RequireLoaded(IReadOnlyDictionary<ChunkKey, LedgerChunk> loaded, IEnumerable<ChunkKey> needed)
    {
        var missing = needed.Count(key => !loaded.ContainsKey(key));
        if (missing > 0)
        {
            throw new InvalidOperationException($"{missing} of the needed chunks were not loaded.");
        }
    }

    private RowMark Unmarked(string rowId) => new(rowId, Since, Since);

    /// <summary>What a merge left open: the version that writes it.</summary>
    public LedgerChunk WrittenBy(long version) => this with
    {
        Since = RowMark.Written(Since, version),
        Marks = [.. Marks.Select(mark => mark.WrittenBy(version))],
    };
}

/// <summary>The customer's versions that added a row and changed it last.</summary>
public sealed record RowMark(string Id, long Added, long Changed)
{
    /// <summary>Stands for the version of the write that is still to come: a merge does not know it.</summary>
    internal const long Coming = -1;

    internal RowMark WrittenBy(long version) => this with { Added = Written(Added, version), Changed = Written(Changed, version) };

    internal static long Written(long mark, long version) => mark == Coming ? version : mark;
}
