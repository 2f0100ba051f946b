using System.Globalization;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>What the customer should know about the connections themselves.</summary>
internal static class SourceNotices
{
    private const int DaysBeforeEnd = 30;

    internal static IEnumerable<Notice> Of(ViewScope scope)
    {
        foreach (var source in scope.Inputs.Sources)
        {
            if (source.State is "consent-ended" or "unavailable" or "stale")
            {
                yield return About(source, $"source-{source.State}", NoticeLevel.Warning);
            }
            else if (source.ConsentEndsOn is { } end && end <= scope.Today.AddDays(DaysBeforeEnd) && end >= scope.Today)
            {
                yield return About(source, "consent-ending", NoticeLevel.Attention);
            }
        }
    }

    private static Notice About(SourceState source, string key, NoticeLevel level)
    {
        var values = new Dictionary<string, string> { ["institution"] = source.Name };
        if (source.ConsentEndsOn is { } end)
        {
            values["endsOn"] = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        return new(key, level) { Values = values };
    }
}
