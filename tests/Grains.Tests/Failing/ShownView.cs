using System.Text.Json;

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>A figure as the view shows it, and where.</summary>
internal sealed record ShownFigure(string Path, string State, string? Source, string? Reason, string Krw);

/// <summary>A view taken apart: what it says, and how fresh it says it is.</summary>
internal static class ShownView
{
    // Freshness, not content. History keeps what a day looked like when it ended.
    private static readonly HashSet<string> Freshness =
        ["version", "builtAt", "asOf", "lastSuccessAt", "nextTryAt", "state", "reason", "isComplete", "sources", "notices", "history"];

    /// <summary>Where two views of one customer say something else, freshness apart.</summary>
    public static List<string> Differences(JsonElement one, JsonElement other)
    {
        var (left, right) = (Content(one), Content(other));
        return [.. left.Keys.Union(right.Keys).Where(path => left.GetValueOrDefault(path) != right.GetValueOrDefault(path))
            .Select(path => $"{path}: {left.GetValueOrDefault(path)} became {right.GetValueOrDefault(path)}")];
    }

    public static IEnumerable<ShownFigure> Figures(this JsonElement view) => Figures(view, "");

    /// <summary>State of the connection to an institution, and why.</summary>
    public static (string State, string? Reason) Source(this JsonElement view, string institution)
    {
        var source = view.GetProperty("sources").EnumerateArray().Single(one => one.GetProperty("institution").GetString() == institution);
        return (source.GetProperty("state").GetString()!, source.GetProperty("reason").GetString());
    }

    /// <summary>Names of the institutions that a notice says are not to be reached.</summary>
    public static HashSet<string> NamedUnavailable(this JsonElement view) =>
    [
        .. view.GetProperty("notices").EnumerateArray().Where(notice => notice.GetProperty("key").GetString() == "source-unavailable")
            .Select(notice => notice.GetProperty("values").GetProperty("institution").GetString()!),
    ];

    /// <summary>What a view says whoever looks at it: without the ids that are each customer's own, and whatever order they gave it.</summary>
    public static string WithoutIds(JsonElement view) => view.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', view.EnumerateObject().Where(IsForEverybody).Select(member => $"{member.Name}:{WithoutIds(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', view.EnumerateArray().Select(WithoutIds).Order(StringComparer.Ordinal))}]",
        _ => view.GetRawText(),
    };

    private static bool IsForEverybody(JsonProperty member) => !Freshness.Contains(member.Name) && member.Name is not ("id" or "itemId");

    private static Dictionary<string, string> Content(JsonElement view) => Leaves(view, "").ToDictionary(leaf => leaf.Path, leaf => leaf.Text);

    private static IEnumerable<(string Path, string Text)> Leaves(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(member => !Freshness.Contains(member.Name)).SelectMany(member => Leaves(member.Value, $"{path}.{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Leaves(item, $"{path}[{index}]")),
        _ => [(path, element.GetRawText())],
    };

    private static IEnumerable<ShownFigure> Figures(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("krw", out var krw) && element.TryGetProperty("state", out var state) =>
            [new(path, state.GetString()!, element.GetProperty("source").GetString(), element.GetProperty("reason").GetString(), krw.GetRawText())],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Figures(member.Value, $"{path}.{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Figures(item, $"{path}[{index}]")),
        _ => [],
    };
}
