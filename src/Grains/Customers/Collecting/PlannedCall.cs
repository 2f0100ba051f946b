using MyDataHub.Domain.Assets;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>One call that is due. Row is the fingerprint of what it hangs on (its row in a list, its bill), remembered with the answer.</summary>
internal sealed record PlannedCall(Dataset Dataset, AssetKey? Subject, string? Part, DayRange? Period, long? Stamp)
{
    public AskKey Key => new(Dataset.Id, Subject, Part);

    public string? Row { get; init; }
}
