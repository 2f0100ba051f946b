using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>The stored shape of a BookState, in a fixed order. Format grows when an old document cannot be read as it is.</summary>
internal sealed record BookDocument(int Format)
{
    private const int Current = 1;

    public string? Owner { get; init; }

    public ImmutableArray<StampedFact> Facts { get; init; } = [];

    public ImmutableArray<ListingRow> Listings { get; init; } = [];

    public ImmutableArray<ChunkRow> Chunks { get; init; } = [];

    public ImmutableArray<MonthRow> Months { get; init; } = [];

    public ImmutableArray<Month> Unpainted { get; init; } = [];

    public ImmutableArray<RecordedDay> History { get; init; } = [];

    public ImmutableArray<MatchDecision> Decisions { get; init; } = [];

    internal static BookDocument Of(BookState state) => new(Current)
    {
        Owner = state.Owner,
        Facts = [.. state.Facts.Values.OrderBy(fact => BookJson.Text(fact.Key), StringComparer.Ordinal)],
        Listings =
        [
            .. state.Listings.OrderBy(pair => BookJson.Text(pair.Key), StringComparer.Ordinal)
                .Select(pair => new ListingRow(pair.Key.List, pair.Value.Row, pair.Value.At) { Since = pair.Value.Since, Beside = pair.Value.Beside }),
        ],
        Chunks =
        [
            .. state.Chunks.OrderBy(pair => pair.Key.Month).ThenBy(pair => BookJson.Text(pair.Key), StringComparer.Ordinal)
                .Select(pair => new ChunkRow(pair.Key, pair.Value)),
        ],
        Months = [.. state.Months.Select(pair => new MonthRow(pair.Key, pair.Value))],
        Unpainted = [.. state.Unpainted],
        History = state.History,
        Decisions = state.Decisions,
    };

    internal BookState ToState() => Format != Current
        ? throw new NotSupportedException($"Book format {Format} is not known.")
        : new()
        {
            Owner = Owner,
            Facts = Facts.ToImmutableDictionary(fact => fact.Key),
            Listings = Listings.ToImmutableDictionary(row => new ListingKey(row.List, row.Row.Key), row => new Listing(row.Row, row.At) { Since = row.Since, Beside = row.Beside }),
            Chunks = Chunks.ToImmutableDictionary(row => row.Key, row => row.Rows),
            Months = Months.ToImmutableSortedDictionary(row => row.Month, row => row.Picture),
            Unpainted = [.. Unpainted],
            History = History,
            Decisions = Decisions,
        };

    internal sealed record ListingRow(FactKey List, ListedAsset Row, DateTimeOffset At)
    {
        public DateTimeOffset? Since { get; init; }

        public ImmutableArray<AssetKey> Beside { get; init; } = [];
    }

    internal sealed record ChunkRow(ChunkKey Key, int Rows);

    internal sealed record MonthRow(Month Month, MonthPicture Picture);
}
