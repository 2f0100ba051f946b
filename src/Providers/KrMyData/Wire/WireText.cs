using System.Text.Json;

namespace MyDataHub.Providers.KrMyData.Wire;

/// <summary>The text of a JSON value; null when it has none (an object, a list, broken characters, or far too long).</summary>
internal static class WireText
{
    /// <summary>Far above every length of the standard, whose longest data text is 300 bytes.</summary>
    internal const int MaxLength = 2000;

    internal static string? Of(JsonElement value, int maxLength = MaxLength)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => Unescaped(value),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
        return text is not null && text.Length <= maxLength ? text.Trim() : null;
    }

    private static string? Unescaped(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair or bytes that are not UTF-8.
            return null;
        }
    }
}
