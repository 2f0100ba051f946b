using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Open;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Domain.Tests.Goldens;

namespace MyDataHub.Domain.Tests.Assets.Open;

/// <summary>A golden household with a scope that shares some of it.</summary>
internal sealed record Sharing(string Name, Golden Golden, OpenScope Scope)
{
    internal Library Whole { get; } = Golden.Household.Book(Golden.Owner);

    /// <summary>The household's assets, told by the test's own rule.</summary>
    internal static ImmutableArray<AssetKey> Assets(Golden golden) =>
    [
        .. golden.Household.Facts().SelectMany(fact => fact.Value is AssetList list ? list.Assets.Select(row => row.Key) : [])
            .Concat(golden.Household.Rows.Select(row => row.Account)).Distinct(),
    ];

    internal bool Keeps(AssetKey asset) =>
        Scope.Sources.Any(source => source.Connection.Institution == asset.Institution)
        && Scope.Has(DomainOf(asset.Kind))
        && Scope.Items.Covers(OpenTesting.Id(asset));

    /// <summary>The same household in a world in which nothing but the shared things was ever collected.</summary>
    internal Library WithoutTheRest() => Library.Of(
        Golden.Household.Deliveries().Select(delivery => delivery with
        {
            Facts = [.. delivery.Facts.Select(Kept).OfType<StampedFact>()],
            Transactions = [.. delivery.Transactions.Where(row => Keeps(row.Account))],
        }),
        Golden.Owner);

    private StampedFact? Kept(StampedFact fact) => fact switch
    {
        { Key.Subject: { } subject } => Keeps(subject) ? fact : null,
        { Value: AssetList list } => list.Assets.Any(row => Keeps(row.Key)) ? fact with { Value = new AssetList([.. list.Assets.Where(row => Keeps(row.Key))]) } : null,
        { Value: DbPensionHeld } => Scope.Items.IsAll && Scope.Has(ConsentDomains.Investment) && HasSource(fact) ? fact : null,
        _ => Scope.Has(ConsentDomains.Card) && HasSource(fact) && CardsOf(fact).All(Keeps) && (Scope.Items.IsAll || CardsOf(fact).Any()) ? fact : null,
    };

    private bool HasSource(StampedFact fact) => Scope.Sources.Any(source => source.Connection == fact.Key.Connection);

    private IEnumerable<AssetKey> CardsOf(StampedFact fact) =>
        Assets(Golden).Where(asset => asset.Kind is AssetKind.Card && asset.Institution == fact.Key.Connection.Institution);

    private static ConsentDomains DomainOf(AssetKind kind) => kind switch
    {
        AssetKind.Deposit or AssetKind.Wallet or AssetKind.Dormant => ConsentDomains.Bank,
        AssetKind.Securities or AssetKind.Irp or AssetKind.Dc => ConsentDomains.Investment,
        AssetKind.Card => ConsentDomains.Card,
        AssetKind.Loan => ConsentDomains.Loan,
        AssetKind.Policy => ConsentDomains.Insurance,
        AssetKind.Vehicle or AssetKind.Lease => ConsentDomains.Vehicle,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The households have grown: say where it belongs."),
    };
}

internal static class RandomScopes
{
    internal static Gen<Sharing> Sharings() =>
        from name in Gen.Elements(GoldenHouseholds.All.Keys.ToArray())
        let golden = GoldenHouseholds.All[name]()
        from scope in Within(OpenTesting.All, Sharing.Assets(golden))
        select new Sharing(name, golden, scope);

    internal static Gen<(Sharing Wide, Sharing Narrow)> Narrowings() =>
        from wide in Sharings()
        from narrow in Within(wide.Scope, Sharing.Assets(wide.Golden))
        select (wide, wide with { Scope = narrow });

    private static Gen<OpenScope> Within(OpenScope scope, ImmutableArray<AssetKey> assets) =>
        from sources in Gen.SubListOf(scope.Sources.AsEnumerable())
        from domains in Gen.Choose(0, (int)OpenTesting.All.Domains)
        from details in Gen.Choose(0, (int)OpenTesting.Everything)
        from chooses in Gen.Elements(true, false)
        from items in Gen.SubListOf(assets.Select(OpenTesting.Id))
        from month in Gen.Choose(0, 14)
        let shared = scope.Details & (ConsentDetails)details
        select new OpenScope
        {
            Sources = [.. sources],
            Domains = scope.Domains & (ConsentDomains)domains,
            Items = chooses ? scope.Items.And(Selection.Of(items)) : scope.Items,
            Details = shared,
            HistoryFrom = shared.HasFlag(ConsentDetails.Transactions) ? Later(scope.HistoryFrom!.Value, new DateOnly(2025, 10, 1).AddMonths(month)) : null,
        };

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
