using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>Which chunk: one asset, one Korean calendar month of Transaction.At.</summary>
public sealed record ChunkKey(AssetKey Asset, Month Month)
{
    public static ChunkKey Of(Transaction row) => new(row.Account, row.Month());
}

/// <summary>The transactions of one asset in one month, ordered by id so that equal content is equal bytes.</summary>
public sealed record LedgerChunk(ChunkKey Key, ImmutableArray<Transaction> Rows);
