using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MyDataHub.Providers.Tests.Running;

/// <summary>A good answer with one to three things wrong with it, chosen by a number: the same number makes the same mutant.</summary>
internal sealed class Mutants(ulong seed)
{
    private const string Mark = "\"\\u0001mark\"";

    /// <summary>Values as they stand in JSON, some of which no JSON writer would write.</summary>
    private static readonly string[] Values =
    [
        "null", "\"\"", "\"abc\"", "\"-5\"", "\"1,000\"", "\"1e3\"", "1e3", "1E400", "-1e-400", "\"0x10\"", "\"NaN\"", "\"-Infinity\"", "\"99999999999999999999999999999\"",
        "999999999999999999", "\"-999999999999999999.999\"", "\"0.0000000000000000000000000001\"", "true", "[]", "{}", "[[[[1]]]]", "\"20261399\"", "\"99991231\"",
        "\"99991230\"", "\"22001231\"", "\"19000101\"", "\"00010101\"", "\"00000000\"", "\"20260230\"", "\"99991231235959\"", "\"00010101000000\"", "\"20260304256199\"", "\"999912\"", "\"000101\"",
        "\"202613\"", "12.5", "-7", "2147483648", "\"\\ud800\"", "\"\\u0000\"", "\" 42 \"", "\"١٢٣\"", "\"+8\"", "\"USDX\"", "\"krw\"", "\"USD\"", "\"<html>\"", "01", "NaN", "'x'", "",
    ];

    private ulong _state = seed;

    public byte[] Of(JsonNode sample)
    {
        var body = sample.ToJsonString();
        for (var wrong = Draw(3); wrong >= 0; wrong--)
        {
            body = Change(body);
        }

        return Draw(8) == 0 ? Garble(Encoding.UTF8.GetBytes(body)) : Encoding.UTF8.GetBytes(body);
    }

    /// <summary>Every number that the answer can be read to hold, without its sign; null when it is no JSON.</summary>
    public static HashSet<decimal>? Sent(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return [.. Leaves(document.RootElement).Select(text => decimal.TryParse(text.Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? Math.Abs(value) : 0)];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Every text that the answer can be read to hold, escapes undone.</summary>
    public static IEnumerable<string> Texts(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return [.. Leaves(document.RootElement)];
    }

    private static IEnumerable<string> Leaves(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Leaves(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Leaves),
        JsonValueKind.String => [Text(element)],
        _ => [element.GetRawText()],
    };

    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private string Change(string body)
    {
        JsonNode root;
        try
        {
            root = JsonNode.Parse(body)!;
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            return body; // the last change made it unreadable already
        }

        try
        {
            var rows = Objects(root).ToArray();
            return rows.Length == 0 ? body : Change(root, rows[Draw(rows.Length)]);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or InvalidOperationException)
        {
            return body; // a name came twice, or has broken escapes: the reader of nodes gives up late
        }
    }

    private string Change(JsonNode root, JsonObject row)
    {
        var names = row.Select(member => member.Key).Where(name => name != "rsp_code").ToArray();
        var lists = Lists(root).ToArray();
        switch (Draw(10))
        {
            case 0 when names.Length > 0:
                row.Remove(Pick(names));
                return root.ToJsonString();
            case 1 when names.Length > 0:
                return WithRaw(root, row, Pick(names), name => $"{row[name]?.ToJsonString() ?? "null"},\"{name}\":{Value()}");
            case 2 when lists.Length > 0 && lists[Draw(lists.Length)] is { Count: > 0 } list:
                list.Add(list[Draw(list.Count)]?.DeepClone());
                return root.ToJsonString();
            case 3 when lists.Length > 0 && lists[Draw(lists.Length)] is { Count: > 0 } list:
                list.RemoveAt(Draw(list.Count));
                return root.ToJsonString();
            case 4 when names.Length > 1:
                var (one, other) = (Pick(names), Pick(names));
                (row[one], row[other]) = (row[other]?.DeepClone(), row[one]?.DeepClone());
                return root.ToJsonString();
            case 5 when root is JsonObject answer:
                answer[Draw(2) == 0 ? "next_page" : "search_timestamp"] = "1";
                return root.ToJsonString();
            case 6:
                return Draw(2) == 0 ? $"[{root.ToJsonString()}]" : $"{{\"a\":{string.Concat(Enumerable.Repeat("[", 70))}1{string.Concat(Enumerable.Repeat("]", 70))}}}";
            case 7 when names.Length > 0:
                row[Pick(names)] = new string('9', Draw(3) == 0 ? 60_000 : 2_001);
                return root.ToJsonString();
            default:
                return names.Length == 0 ? root.ToJsonString() : WithRaw(root, row, Pick(names), _ => Value());
        }
    }

    private static string WithRaw(JsonNode root, JsonObject row, string name, Func<string, string> raw)
    {
        var text = raw(name);
        row[name] = JsonNode.Parse(Mark);
        return root.ToJsonString().Replace(Mark, text, StringComparison.Ordinal);
    }

    private byte[] Garble(byte[] body)
    {
        switch (Draw(3))
        {
            case 0:
                return body[..Draw(body.Length)];
            case 1:
                body[Draw(body.Length)] = (byte)Draw(256);
                return body;
            default:
                var at = Draw(body.Length);
                return [.. body[..at], 0xC3, 0x28, 0xFF, .. body[at..]];
        }
    }

    private string Value() => Pick(Values);

    private string Pick(string[] from) => from[Draw(from.Length)];

    // SplitMix64.
    private int Draw(int below)
    {
        var value = unchecked(_state += 0x9E3779B97F4A7C15UL);
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EBUL);
        return (int)((value ^ (value >> 31)) % (ulong)below);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject row => row.ToArray().SelectMany(member => Objects(member.Value)).Prepend(row),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    private static IEnumerable<JsonArray> Lists(JsonNode? node) => node switch
    {
        JsonObject row => row.ToArray().SelectMany(member => Lists(member.Value)),
        JsonArray list => list.SelectMany(Lists).Prepend(list),
        _ => [],
    };
}
