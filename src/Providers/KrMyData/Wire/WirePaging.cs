using System.Globalization;

namespace MyDataHub.Providers.KrMyData.Wire;

/// <summary>next_page and search_timestamp (sections 3.4, 3.5).</summary>
internal static class WirePaging
{
    /// <summary>Null only when there is no further page: a cursor that cannot be read must not end the chain as if it were complete.</summary>
    internal static string? CursorOrNull(this WireObject page, string member)
    {
        if (page.Find(member) is not { } value)
        {
            return null;
        }

        return WireText.Of(value) switch
        {
            null => throw page.Wrong(member, "is not a cursor"),
            "" => null,
            var cursor => cursor,
        };
    }

    /// <summary>Institutions without the feature send 0 or nothing.</summary>
    internal static long? StampOrNull(this WireObject page, string member) =>
        long.TryParse(page.TextOrNull(member), NumberStyles.None, CultureInfo.InvariantCulture, out var stamp) && stamp > 0 ? stamp : null;
}
