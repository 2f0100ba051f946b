using System.Collections.Frozen;
using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Renumbering;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>
/// A book as if only what is shared had ever been collected. Everything a third party sees is folded from it, so no sum, link, match
/// or notice can tell of anything else: it is not there to be told.
/// </summary>
public sealed class BookCut
{
    private readonly BookState _state;
    private readonly OpenScope _scope;
    private readonly FrozenDictionary<ConnectionId, OpenSource> _sources;
    private readonly FrozenSet<InstitutionId> _institutions;
    private readonly FrozenDictionary<AssetKey, HeldAsset> _told;
    private readonly FrozenSet<AssetKey> _known;
    private readonly FrozenSet<InstitutionId> _wholeCards;

    public BookCut(BookState sent, OpenScope scope, ViewInputs inputs)
    {
        (_scope, Inputs, Numbers) = (scope, inputs, Renumberings.Of(sent));
        _state = RenumberedBook.Of(WithoutWithheld(sent), Numbers);
        var state = RenumberedBook.Of(sent, Numbers);
        _sources = scope.Sources.ToFrozenDictionary(source => source.Connection);
        _institutions = _sources.Keys.Select(source => source.Institution).ToFrozenSet();
        _known = HeldAssets.Of(state).Select(asset => asset.Key).ToFrozenSet();
        _told = HeldAssets.Of(OfSources(state)).ToFrozenDictionary(asset => asset.Key);
        _wholeCards = _institutions.Where(HasAllCards).ToFrozenSet();
        State = Cut();
    }

    public OpenScope Scope => _scope;

    public DateTimeOffset Now => Inputs.Now;

    /// <summary>The months of history that are shared, by account, with their number of rows; the first one may reach back before the first shared day.</summary>
    public IReadOnlyDictionary<ChunkKey, int> Chunks => State.Chunks;

    internal ViewInputs Inputs { get; }

    /// <summary>Everything but the chunks is under the first numbers.</summary>
    public Renumberings Numbers { get; }

    /// <summary>Without month pictures: those are made from the chunks.</summary>
    internal BookState State { get; }

    internal bool IsShared(AssetKey asset) => IsOwnShared(Numbers.Of(asset));

    private bool IsOwnShared(AssetKey asset) =>
        _institutions.Contains(asset.Institution)
        && OpenDomains.Of(asset.Kind) is not ConsentDomains.None and var domain && _scope.Has(domain)
        && (_scope.Items.IsAll || _scope.Items.Covers(IdOf(asset)))
        && !_scope.Withheld.Contains(asset)
        && (_told.TryGetValue(asset, out var held) ? held.Row.IsConsented : !_known.Contains(asset));

    /// <summary>Whether something shared has rows under this id.</summary>
    public bool HasRowsOf(string itemId) => State.Chunks.Keys.Any(chunk => IdOf(chunk.Asset) == itemId);

    /// <summary>The id of the item that the asset is, whatever its number was.</summary>
    public string IdOf(AssetKey asset) => ItemId.Of(Inputs.ItemIdSalt, Numbers.Of(asset));

    internal bool TellsMerchant(InstitutionId institution) =>
        _scope.Sources.Any(source => source.Connection.Institution == institution && source.WithMerchant);

    // By the numbers that they were answered under.
    private BookState WithoutWithheld(BookState state) =>
        _scope.WithheldFacts.IsEmpty ? state : state with { Facts = state.Facts.RemoveRange(_scope.WithheldFacts) };

    private BookState OfSources(BookState state) => state with
    {
        Facts = state.Facts.Where(fact => _sources.ContainsKey(fact.Key.Connection)).ToImmutableDictionary(),
        Listings = state.Listings.Where(listing => _sources.ContainsKey(listing.Key.List.Connection)).ToImmutableDictionary(),
    };

    // Bills, claims and points are of all cards of a company together.
    private bool HasAllCards(InstitutionId institution)
    {
        var cards = _known.Where(asset => asset.Kind is AssetKind.Card && asset.Institution == institution).ToList();
        return _scope.Has(ConsentDomains.Card) && (_scope.Items.IsAll || cards.Count > 0) && cards.TrueForAll(IsShared);
    }

    private BookState Cut() => new()
    {
        Owner = _state.Owner,
        Facts = _state.Facts.Values.Select(Cut).OfType<StampedFact>().ToImmutableDictionary(fact => fact.Key),
        Listings = _state.Listings
            .Where(listing => _sources.ContainsKey(listing.Key.List.Connection) && IsShared(listing.Key.Asset))
            .ToImmutableDictionary(listing => listing.Key, listing => listing.Value with { Row = Row(listing.Value.Row) }),
        Chunks = _state.Chunks.Where(chunk => IsShared(chunk.Key.Asset)).ToImmutableDictionary(),
        Decisions = [.. _state.Decisions.Where(decision => IsShared(decision.Left.Asset) && IsShared(decision.Right.Asset))],
    };

    private StampedFact? Cut(StampedFact fact)
    {
        if (!_sources.ContainsKey(fact.Key.Connection))
        {
            return null;
        }

        return fact.Key.Subject is { } subject ? OfAsset(subject, fact) : OfInstitution(fact.Key.Connection.Institution, fact);
    }

    private StampedFact? OfAsset(AssetKey subject, StampedFact fact) => fact.Value switch
    {
        _ when !IsShared(subject) => null,
        _ when _scope.Has(ConsentDomains.Loan) => fact,
        // Without loans a minus account is an account, and a broker's account is what lies in it.
        LoanTerms or LoanBalance when subject.Kind is AssetKind.Deposit => null,
        SecuritiesCash cash => fact with { Value = cash with { Rows = [.. cash.Rows.Select(row => row with { MarginLoan = 0, SecuredLoan = 0 })] } },
        _ => fact,
    };

    // What is not named here is shared with nobody.
    private StampedFact? OfInstitution(InstitutionId institution, StampedFact fact) => fact.Value switch
    {
        AssetList list when list.Assets.Where(row => IsShared(row.Key)).Select(Row).ToImmutableArray() is { IsEmpty: false } rows =>
            fact with { Value = new AssetList(rows) },
        CardLoans loans when loans.Rows.Where(row => IsShared(new(institution, AssetKind.CardLoan, row.Number))).ToImmutableArray() is { IsEmpty: false } rows =>
            fact with { Value = new CardLoans(rows) },
        _ when CompanyFacts.IsOfAllCards(fact.Value) && _wholeCards.Contains(institution) => fact,
        DbPensionHeld when _scope.Items.IsAll && _scope.Has(ConsentDomains.Investment) => fact,
        _ => null,
    };

    private ListedAsset Row(ListedAsset row) => _scope.Has(ConsentDomains.Loan) ? row : row with { IsMinus = false };
}
