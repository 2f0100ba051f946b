using System.Globalization;
using System.Text.Json.Nodes;

namespace MyDataHub.Sandbox.Faults;

/// <summary>
/// Turns amounts, counts, rates and flags from strings into JSON numbers and booleans. Numbers that are names stay
/// strings.
/// </summary>
internal static class NativeTypes
{
    private static readonly string[] NumberSuffixes = ["_amt", "_cnt", "_rate", "fund_num", "holding_num", "_expires_in", "_principal"];

    public static void Apply(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject item:
                foreach (var (name, value) in item.ToList())
                {
                    Apply(value);
                    item[name] = Native(name, value);
                }

                break;
            case JsonArray list:
                foreach (var element in list)
                {
                    Apply(element);
                }

                break;
        }
    }

    private static JsonNode? Native(string name, JsonNode? value)
    {
        if (value is not JsonValue leaf || !leaf.TryGetValue<string>(out var text))
        {
            return value;
        }

        if (text is "true" or "false")
        {
            return JsonValue.Create(text == "true");
        }

        var isNumber = name == "expires_in" || NumberSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));
        return isNumber && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : value;
    }
}
