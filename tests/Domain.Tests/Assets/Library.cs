using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Tests.Assets;

/// <summary>A book with its chunks as a store would keep them: everything goes through JSON and only what Touched names is loaded.</summary>
internal sealed class Library
{
    private readonly Dictionary<ChunkKey, byte[]> _chunks = [];

    internal BookState State { get; private set; } = BookState.Empty;

    internal int Loaded { get; private set; }

    internal static Library Of(IEnumerable<Delivery> deliveries, string? owner = null)
    {
        var library = new Library { State = BookState.Empty with { Owner = owner } };
        foreach (var delivery in deliveries)
        {
            library.Apply(delivery);
        }

        return library;
    }

    internal BookChange Apply(Delivery delivery) =>
        Keep(BookUpdate.Apply(State, Load(BookUpdate.Touched(State, delivery)), delivery));

    internal BookChange Forget(ConnectionId connection) =>
        Keep(BookUpdate.Forget(State, Load(BookUpdate.Touched(State, connection)), connection));

    internal BookChange Decide(MatchDecision decision) =>
        Keep(BookUpdate.Decide(State, Load(BookUpdate.Touched(State, decision)), decision));

    internal void Replace(BookState state) => State = state;

    internal IReadOnlyCollection<LedgerChunk> Load(IEnumerable<ChunkKey> keys)
    {
        var loaded = keys.Select(key => BookJson.ReadChunk(_chunks[key])).ToList();
        Loaded = loaded.Count;
        return loaded;
    }

    internal string Text() => System.Text.Encoding.UTF8.GetString(BookJson.Write(State))
        + string.Concat(_chunks.Values.Select(System.Text.Encoding.UTF8.GetString).Order(StringComparer.Ordinal));

    private BookChange Keep(BookChange change)
    {
        foreach (var chunk in change.Changed)
        {
            _chunks[chunk.Key] = BookJson.Write(chunk);
        }

        foreach (var key in change.Removed)
        {
            _chunks.Remove(key);
        }

        State = ReferenceEquals(change.State, State) ? State : BookJson.ReadState(BookJson.Write(change.State));
        return change with { State = ReferenceEquals(change.State, State) ? State : change.State };
    }
}
