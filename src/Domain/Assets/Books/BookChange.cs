using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>A book after a change. When nothing changed, State is the same instance as before and both lists are empty.</summary>
public sealed record BookChange(BookState State, ImmutableArray<LedgerChunk> Changed, ImmutableArray<ChunkKey> Removed)
{
    public static BookChange None(BookState state) => new(state, [], []);
}
