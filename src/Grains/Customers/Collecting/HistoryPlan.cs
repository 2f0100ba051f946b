using System.Collections.Immutable;
using MyDataHub.Domain.Assets;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// The calls of a customer's search of one asset's history: each of its datasets of rows, for the newest range that is not
/// collected yet; the next range only once that one has answered. Nothing else is asked, no list and no balance. Pure.
/// </summary>
internal static class HistoryPlan
{
    public static ImmutableArray<PlannedCall> Due(PlanInput input, HistoryRange wanted) =>
    [
        .. input.Datasets.Where(dataset => dataset.Subjects.Contains(wanted.Asset.Kind) && HistoryWindow.Has(dataset))
            .Where(input.Allows)
            .SelectMany(dataset => Subjects.Of(dataset, input))
            .Where(call => call.Subject == wanted.Asset && MayBeAsked(call, input))
            .Select(call => call with { Period = HistoryWindow.Next(input.Log[call.Key], wanted.From, input.Now), Stamp = null })
            .Where(call => call.Period is not null),
    ];

    private static bool MayBeAsked(PlannedCall call, PlanInput input) =>
        !input.Begun.Contains(call.Key)
        && input.Log[call.Key] is { } record
        && !(record.NotBefore > input.Now)
        && (record.Gone is null || record.Gone != call.Row);
}

/// <summary>One asset's history from this day on.</summary>
internal sealed record HistoryRange(AssetKey Asset, DateOnly From);
