using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>
/// What a third party may see right now: a grant less everything the consents towards institutions do not cover any more. What is not
/// in it does not exist for the third party.
/// </summary>
public sealed record OpenScope
{
    /// <summary>The connections whose transfer request is in force and which the grant names.</summary>
    public required ImmutableArray<OpenSource> Sources { get; init; }

    public required ConsentDomains Domains { get; init; }

    /// <summary>Ids of items; all means also those still to come.</summary>
    public Selection Items { get; init; } = Selection.All;

    public required ConsentDetails Details { get; init; }

    /// <summary>The first day of which anything may be told; set exactly with Transactions.</summary>
    public DateOnly? HistoryFrom { get; init; }

    /// <summary>Assets that the consents towards institutions leave out by now.</summary>
    public ImmutableHashSet<AssetKey> Withheld { get; init; } = [];

    /// <summary>Facts that the consents towards institutions do not cover any more.</summary>
    public ImmutableHashSet<FactKey> WithheldFacts { get; init; } = [];

    public bool Has(ConsentDetails detail) => (Details & detail) == detail;

    public bool Has(ConsentDomains domain) => (Domains & domain) == domain;

    /// <summary>A month is told whole or not at all.</summary>
    internal bool Tells(Month month) => Has(ConsentDetails.Transactions) && month.FirstDay >= HistoryFrom;
}

/// <summary>A connection in force, and whether its transfer request lets names of merchants pass (가맹점명).</summary>
public sealed record OpenSource(ConnectionId Connection, bool WithMerchant);
