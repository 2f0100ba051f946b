using System.Collections.Immutable;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Consents;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// Everything a plan is made from. Begun and Done are this run's calls: the plan is made anew after each answer, because lists say
/// which details exist and transactions say which balances moved.
/// </summary>
internal sealed record PlanInput(ImmutableArray<Dataset> Datasets, TransferTerms Terms, TransferKind Kind, DateTimeOffset Now)
{
    /// <summary>Scopes of the token; empty where there is none (the register).</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    public AskLog Log { get; init; } = AskLog.Empty;

    /// <summary>What this connection said last, by key.</summary>
    public IReadOnlyDictionary<FactKey, Fact> Facts { get; init; } = ImmutableDictionary<FactKey, Fact>.Empty;

    public IReadOnlySet<AskKey> Begun { get; init; } = ImmutableHashSet<AskKey>.Empty;

    public IReadOnlySet<AskKey> Done { get; init; } = ImmutableHashSet<AskKey>.Empty;

    /// <summary>What a user-search is for; null for every other kind.</summary>
    public HistoryRange? History { get; init; }

    public PlanLimits Limits { get; init; } = new();

    public IEnumerable<ListedAsset> Listed => Facts.Values.OfType<AssetList>().SelectMany(list => list.Assets);

    /// <summary>
    /// Granted, and of use: a list under industry.list (bank.irp.accounts) is worth its call only while the details of what it lists are granted (bank.irp).
    /// </summary>
    public bool Allows(Dataset dataset) => Scopes.IsEmpty || (Scopes.Contains(dataset.Scope) && !(dataset.IsList && IsDenied(dataset.Id[..dataset.Id.LastIndexOf('.')])));

    private bool IsDenied(string scope) => !Scopes.Contains(scope) && Datasets.Any(dataset => dataset.Scope == scope);

    /// <summary>A scope without chosen assets means all of them.</summary>
    public bool Allows(Dataset dataset, AssetKey asset)
    {
        var chosen = Terms.Scopes.Where(selection => selection.Scope == dataset.Scope).SelectMany(selection => selection.Assets).ToList();
        return chosen.Count == 0 || chosen.Exists(one => one.Number == asset.Number && (one.Seqno is null || one.Seqno == asset.Seqno));
    }
}

/// <summary>Windows of section 3.6 and how many days before the known end are read again for late corrections.</summary>
internal sealed record PlanLimits
{
    public int FirstMonths { get; init; } = 12;

    public int OverlapDays { get; init; } = 7;

    /// <summary>Card approvals are cancelled and corrected later than bank rows are.</summary>
    public int CardOverlapDays { get; init; } = 31;
}
