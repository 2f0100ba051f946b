using System.Globalization;
using System.Text.Json;

namespace MyDataHub.Providers.KrMyData.Wire;

/// <summary>
/// Lists of an answer. The standard sends every list with its count (section 3.1). A list may be left out only where the count says 0:
/// an answer that says nothing about its rows must not be taken for one that says there are none.
/// </summary>
internal static class WireLists
{
    internal static IEnumerable<WireObject> Rows(this WireObject parent, string list)
    {
        var count = parent.CountOf(list);
        if (parent.Find(list) is not { } rows)
        {
            return count == 0 ? [] : throw parent.Missing(list);
        }

        if (rows.ValueKind == JsonValueKind.Array && count is not null && count != rows.GetArrayLength())
        {
            parent.Notes.WrongCount(list);
        }

        return parent.Elements(list);
    }

    /// <summary>A list that is there, whose name says nothing of a count.</summary>
    internal static IEnumerable<WireObject> Elements(this WireObject parent, string list) =>
        parent.Find(list) is { ValueKind: JsonValueKind.Array } rows ? Objects(parent, rows, list) : throw parent.Wrong(list, "is not a list");

    /// <summary>The count beside a list; null when absent or unreadable, for a wrong count is only odd.</summary>
    internal static int? CountOf(this WireObject parent, string list) =>
        int.TryParse(parent.TextOrNull(CountMember(list)), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>A list within a row that may be absent altogether.</summary>
    internal static IEnumerable<WireObject> RowsOrNone(this WireObject parent, string list) =>
        parent.Find(list) is null ? [] : parent.Rows(list);

    /// <summary>v1 sent one flat object where v2 sends a list of one row per currency.</summary>
    internal static IEnumerable<WireObject> RowsOrSelf(this WireObject parent, string list, string proof) =>
        parent.Find(list) is null && parent.Find(CountMember(list)) is null && parent.Has(proof) ? [parent] : parent.Rows(list);

    private static IEnumerable<WireObject> Objects(WireObject parent, JsonElement rows, string list)
    {
        var index = 0;
        var path = parent.PathOf(list);
        foreach (var row in rows.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Object)
            {
                throw new WireFormatException($"{path}[{index}]", "is not an object");
            }

            yield return new WireObject(row, parent.Notes, path, index++);
        }
    }

    private static string CountMember(string list) => string.Concat(list.AsSpan(0, list.Length - "list".Length), "cnt");
}
