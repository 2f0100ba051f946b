using System.Collections.Frozen;
using MyDataHub.Providers.KrMyData.Datasets;

namespace MyDataHub.Providers.KrMyData;

/// <summary>What an institution says it offers (정보제공-공통-001): the version to use, and the resources it has. No resources means not known.</summary>
internal sealed record ApiCatalogue(int Version, FrozenSet<string> Resources)
{
    internal static readonly ApiCatalogue Unknown = new(2, FrozenSet<string>.Empty);

    // Only what v2 added is optional in practice, so only that is held against the list; how a list writes {card_id} is not standardised.
    internal bool Offers(KrDataset dataset) =>
        Version >= dataset.Since
        && (dataset.Since == 1 || Resources.Count == 0 || dataset.Path.Contains('{', StringComparison.Ordinal) || Resources.Contains(dataset.Path));
}
