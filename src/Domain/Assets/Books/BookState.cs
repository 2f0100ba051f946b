using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>
/// Everything known of one customer except the transactions themselves, which are in ledger chunks: one immutable document.
/// Changed only by BookUpdate.
/// </summary>
public sealed record BookState
{
    public static readonly BookState Empty = new();

    /// <summary>The customer's own name, which tells transfers to oneself; null when not known.</summary>
    public string? Owner { get; init; }

    public ImmutableDictionary<FactKey, StampedFact> Facts { get; init; } = ImmutableDictionary<FactKey, StampedFact>.Empty;

    /// <summary>The newest row of every asset that was ever listed, so that a closed one keeps its name.</summary>
    public ImmutableDictionary<ListingKey, Listing> Listings { get; init; } = ImmutableDictionary<ListingKey, Listing>.Empty;

    /// <summary>The chunks that exist, with their number of rows.</summary>
    public ImmutableDictionary<ChunkKey, int> Chunks { get; init; } = ImmutableDictionary<ChunkKey, int>.Empty;

    /// <summary>One picture a month, so that a view never needs the whole history.</summary>
    public ImmutableSortedDictionary<Month, MonthPicture> Months { get; init; } =
        ImmutableSortedDictionary<Month, MonthPicture>.Empty;

    /// <summary>
    /// Months that have no picture because the book changed since: what is collected together is painted once. No view is made before.
    /// </summary>
    public ImmutableSortedSet<Month> Unpainted { get; init; } = [];

    /// <summary>Net worth at the end of past days, oldest first.</summary>
    public ImmutableArray<RecordedDay> History { get; init; } = [];

    /// <summary>What the customer decided about suggested or automatic matches, ordered by subject.</summary>
    public ImmutableArray<MatchDecision> Decisions { get; init; } = [];
}

/// <summary>An asset as one list named it.</summary>
public sealed record ListingKey(FactKey List, AssetKey Asset);

/// <summary>The newest row, and the instant of the newest list that had it.</summary>
public sealed record Listing(ListedAsset Row, DateTimeOffset At)
{
    /// <summary>The instant of the oldest list that had it; null where that was before this was kept.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Assets of the same kind, type and name that stood in one list with it, in order: none of them is the same asset under another number.</summary>
    public ImmutableArray<AssetKey> Beside { get; init; } = [];
}

/// <summary>Assets and liabilities per institution on one day, so that erasing an institution erases its part of the past too.</summary>
public sealed record RecordedDay(DateOnly On, bool IsComplete, ImmutableArray<RecordedPart> Parts);

/// <summary>Whole won. Institution is an org code.</summary>
public sealed record RecordedPart(string Institution, decimal Assets, decimal Liabilities);

/// <summary>Two rows, or two assets when the ids are null, that are the same thing (or are not, whatever the rules say).</summary>
public sealed record MatchDecision(MatchSubject Left, MatchSubject Right, bool IsSame, DateTimeOffset At);

public sealed record MatchSubject(AssetKey Asset, string? TransactionId);
