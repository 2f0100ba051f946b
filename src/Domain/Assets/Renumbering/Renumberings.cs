using System.Collections.Frozen;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Matching;

namespace MyDataHub.Domain.Assets.Renumbering;

/// <summary>
/// Which numbers of a book are one asset: an institution that moves to another core system, or issues a card anew, lists the same thing under
/// another number. A pure function of what lists and terms said last, so it depends on no order of deliveries, changes nothing that is stored,
/// and is gone when its reasons are: the book keeps every number as it was sent, and only whoever reads it sees one asset.
/// <para>
/// Two numbers are one asset when one list had both, never at once, under the same kind, type, name and sequence number; when everything
/// that both say of their beginning agrees, and at least one such thing is known (<see cref="Birth"/>); and when nobody else fits. Siblings that fit
/// equally are left apart and said to be unclear (<see cref="Unclear"/>). The customer's word that two are different goes before all of it.
/// The number that was listed first names the asset for good, so that ids, grants and decisions about it stay what they were.
/// </para>
/// </summary>
public sealed class Renumberings
{
    /// <summary>Of a book in which every asset is under its first number already.</summary>
    internal static readonly Renumberings None = new([], []);

    private readonly FrozenDictionary<AssetKey, AssetKey> _first;
    private readonly FrozenDictionary<AssetKey, Numbers> _numbers;
    private readonly FrozenDictionary<string, string> _digits;

    private Renumberings(IReadOnlyCollection<Numbers> found, IReadOnlyCollection<UnclearNumber> unclear)
    {
        _numbers = found.ToFrozenDictionary(numbers => numbers.First);
        _first = found.SelectMany(numbers => numbers.Later.Select(later => (later, numbers.First))).ToFrozenDictionary(pair => pair.later, pair => pair.First);
        _digits = _first.Select(pair => (Later: LedgerGround.Digits(pair.Key.Number), First: LedgerGround.Digits(pair.Value.Number)))
            .Where(pair => pair.Later.Length > 5)
            .DistinctBy(pair => pair.Later)
            .ToFrozenDictionary(pair => pair.Later, pair => pair.First, StringComparer.Ordinal);
        Unclear = unclear;
    }

    public bool IsEmpty => _first.Count == 0;

    /// <summary>New numbers that may be old assets, where the evidence does not say which.</summary>
    internal IReadOnlyCollection<UnclearNumber> Unclear { get; }

    internal IEnumerable<Numbers> All => _numbers.Values;

    public static Renumberings Of(BookState state)
    {
        var (found, unclear) = Successions.Of(state);
        return found.Count == 0 && unclear.Count == 0 ? None : new(found, unclear);
    }

    /// <summary>The asset's own key, under which it was listed first.</summary>
    public AssetKey Of(AssetKey asset) => _first.GetValueOrDefault(asset, asset);

    /// <summary>The keys that are one asset with any of these, and their own.</summary>
    public IEnumerable<AssetKey> AllOf(AssetKey asset) =>
        _numbers.TryGetValue(Of(asset), out var numbers) ? [numbers.First, .. numbers.Later] : [asset];

    /// <summary>The transactions of whole months, each event once and under the asset's own key.</summary>
    public IEnumerable<LedgerChunk> Read(IEnumerable<LedgerChunk> chunks) => RenumberedLedger.Of(chunks, this);

    public bool IsRenumbered(AssetKey asset) => _numbers.ContainsKey(Of(asset));

    /// <summary>Whether another number may tell the same rows.</summary>
    internal bool MayRepeat(AssetKey asset) => IsRenumbered(asset) || Unclear.Any(pair => pair.Old == asset || pair.New == asset);

    /// <summary>The digits of the asset's own number, where these are a later one.</summary>
    internal string Digits(string digits) => _digits.GetValueOrDefault(digits, digits);

    /// <summary>What differs when any row would be read otherwise.</summary>
    internal IEnumerable<string> Lines() => _first.Select(pair => BookJson.Text(new { pair.Key, pair.Value }))
        .Concat(Unclear.Select(pair => BookJson.Text(new { pair.Old, pair.New })))
        .Order(StringComparer.Ordinal);
}

/// <summary>The numbers of one asset: the first, and those that came later. Current is the one that the newest list has, since when.</summary>
internal sealed record Numbers(AssetKey First, IReadOnlyCollection<AssetKey> Later, AssetKey Current, DateTimeOffset? Since);

/// <summary>A number that an asset which is no longer listed may have now.</summary>
internal sealed record UnclearNumber(AssetKey Old, AssetKey New, DateTimeOffset Since);
