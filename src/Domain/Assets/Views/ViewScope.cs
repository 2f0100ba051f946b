using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Renumbering;
using MyDataHub.Domain.Policies;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>An asset as the book holds it. It is open while a current list still names it, or when no list ever did.</summary>
internal sealed record HeldAsset(AssetKey Key, ListedAsset Row, ConnectionId Connection, bool IsOpen);

/// <summary>A book laid out for folding: assets, the newest fact about each thing, and how a stored amount becomes a figure.</summary>
internal sealed class ViewScope
{
    private readonly ILookup<(Type, AssetKey?), StampedFact> _facts;
    private readonly Dictionary<ConnectionId, SourceState> _sources;
    private readonly Dictionary<AssetKey, HeldAsset> _assets;

    internal ViewScope(BookState sent, IReadOnlyCollection<LedgerChunk> recent, ViewInputs inputs, Renumberings numbers)
    {
        if (!sent.Unpainted.IsEmpty)
        {
            throw new InvalidOperationException($"{sent.Unpainted.Count} months have no picture.");
        }

        Numbers = numbers;
        var state = RenumberedBook.Of(sent, numbers);
        State = state;
        Inputs = inputs;
        Freshness = inputs.Policies.Freshness.On(inputs.Today)!.Value;
        Recent = [.. RenumberedLedger.Of(recent, numbers).SelectMany(chunk => chunk.Rows)];
        _sources = inputs.Sources.ToDictionary(source => new ConnectionId(new(source.Operator), new(source.Institution)));
        _facts = Newest(state).ToLookup(fact => (fact.Value.GetType(), fact.Key.Subject));
        var told = new Lazy<HashSet<AssetKey>>(() => Told(sent));
        _assets = HeldAssets.Of(state).Where(asset => asset.IsOpen || told.Value.Contains(asset.Key)).ToDictionary(asset => asset.Key);
        Assets = [.. _assets.Values.OrderBy(asset => asset.Row.OpenedOn).ThenBy(asset => Id(asset.Key), StringComparer.Ordinal)];
    }

    /// <summary>With every asset under its first number.</summary>
    internal BookState State { get; }

    internal Renumberings Numbers { get; }

    internal ViewInputs Inputs { get; }

    internal Freshness Freshness { get; }

    internal DateOnly Today => Inputs.Today;

    internal ImmutableArray<HeldAsset> Assets { get; }

    internal ImmutableArray<Transaction> Recent { get; }

    internal BalanceSheet Sheet { get; } = new();

    internal IEnumerable<HeldAsset> Of(params AssetKind[] kinds) => Assets.Where(asset => kinds.Contains(asset.Key.Kind));

    internal HeldAsset? Find(AssetKey key) => _assets.GetValueOrDefault(key);

    internal string Id(AssetKey key) => ItemId.Of(Inputs.ItemIdSalt, key);

    internal string NameOf(InstitutionId institution) => Inputs.InstitutionNames.GetValueOrDefault(institution, institution.OrgCode);

    /// <summary>The newest fact of the type about the asset, as it was stamped.</summary>
    internal (T Value, StampedFact Stamp)? Fact<T>(AssetKey subject)
        where T : Fact => _facts[(typeof(T), subject)].FirstOrDefault() is { } stamp ? ((T)stamp.Value, stamp) : null;

    /// <summary>All facts of the type about the asset, one per part.</summary>
    internal IEnumerable<(T Value, StampedFact Stamp)> Parts<T>(AssetKey subject)
        where T : Fact => _facts[(typeof(T), subject)].Select(stamp => ((T)stamp.Value, stamp));

    internal IEnumerable<(T Value, StampedFact Stamp)> All<T>()
        where T : Fact => _facts.Where(group => group.Key.Item1 == typeof(T)).SelectMany(group => group).Select(stamp => ((T)stamp.Value, stamp));

    internal Figure Value(Money money, StampedFact stamp, TimeSpan? maxAge = null) =>
        FigureMaking.Of(money, stamp, SourceOf(stamp.Key.Connection), maxAge ?? Freshness.Balances, this);

    internal Figure Value(decimal won, StampedFact stamp, TimeSpan? maxAge = null) => Value(Money.Krw(won), stamp, maxAge);

    internal SourceState? SourceOf(ConnectionId connection) => _sources.GetValueOrDefault(connection);

    internal static string? Mask(HeldAsset asset)
    {
        if (asset.Row.MaskedNumber is { Length: > 0 } masked)
        {
            return masked;
        }

        return RenumberedBook.Tail(asset.Key.Number);
    }

    // What a list named once, and nothing was ever said of, was not there.
    private HashSet<AssetKey> Told(BookState sent) =>
        [.. sent.Facts.Keys.Select(fact => fact.Subject).OfType<AssetKey>().Concat(sent.Chunks.Keys.Select(chunk => chunk.Asset)).Select(Numbers.Of)];

    private static IEnumerable<StampedFact> Newest(BookState state) => state.Facts.Values
        .GroupBy(fact => (fact.Key.Connection.Institution, fact.Key.Kind, fact.Key.Subject, fact.Key.Part))
        .Select(group => group.OrderByDescending(fact => fact.At).ThenBy(fact => fact.Key.Connection.Operator.OrgCode, StringComparer.Ordinal).First())
        .OrderBy(fact => fact.Key.Connection.ToString(), StringComparer.Ordinal)
        .ThenBy(fact => fact.Key.Part, StringComparer.Ordinal)
        .ThenBy(fact => fact.Key.Subject?.Number, StringComparer.Ordinal)
        .ThenBy(fact => fact.Key.Subject?.Seqno, StringComparer.Ordinal);
}
