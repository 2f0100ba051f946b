using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Tests.Assets;

/// <summary>
/// A book with its chunks as a store would keep them: everything goes through JSON and only what is named is loaded. Painted after each
/// change, unless it is told to wait.
/// </summary>
internal sealed class Library
{
    private readonly Dictionary<ChunkKey, byte[]> _chunks = [];

    internal BookState State { get; private set; } = BookState.Empty;

    internal int Loaded { get; private set; }

    internal bool IsPaintedAtOnce { get; init; } = true;

    internal static Library Of(IEnumerable<Delivery> deliveries, string? owner = null) =>
        new Library { State = BookState.Empty with { Owner = owner } }.With(deliveries);

    internal Library With(IEnumerable<Delivery> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            Apply(delivery);
        }

        return this;
    }

    internal BookChange Apply(Delivery delivery) =>
        Keep(BookUpdate.Apply(State, Load(BookUpdate.Touched(State, delivery)), delivery));

    internal BookChange Forget(ConnectionId connection) =>
        Keep(BookUpdate.Forget(State, connection));

    internal BookChange Decide(MatchDecision decision) =>
        Keep(BookUpdate.Decide(State, decision));

    internal void Paint() => State = BookJson.ReadState(BookJson.Write(BookUpdate.Paint(State, Load(BookUpdate.Unpainted(State)))));

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

        if (ReferenceEquals(change.State, State))
        {
            return change;
        }

        State = BookJson.ReadState(BookJson.Write(change.State));
        if (IsPaintedAtOnce)
        {
            Paint();
        }

        return change;
    }
}
