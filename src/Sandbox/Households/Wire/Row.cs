using System.Globalization;
using System.Text.Json.Nodes;

namespace MyDataHub.Sandbox.Households.Wire;

/// <summary>
/// Rows as the standard sends them: every value a string, and no member without a value (section 3.1).
/// </summary>
internal static class Row
{
    public static JsonObject Of(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var row = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is JsonNode node)
            {
                row.Add(name, node);
            }
            else if (Text(value) is { } text)
            {
                row.Add(name, text);
            }
        }

        return row;
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        decimal amount => amount.ToString("0.########", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"No wire form for {value.GetType().Name}.", nameof(value)),
    };
}
