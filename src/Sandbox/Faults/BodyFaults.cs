using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Faults;

/// <summary>What faults do to a finished body, in the order in which they are applied.</summary>
internal static class BodyFaults
{
    /// <summary>Faults of content: the body stays JSON.</summary>
    private static readonly (string Kind, Action<JsonNode, string?> Spoil)[] OfContent =
    [
        (FaultKind.IdChanges, IdDisguise.Apply),
        (FaultKind.UnknownMembers, (body, _) => Objects(body).ForEach(AddUnknown)),
        (FaultKind.NullMembers, (body, names) => Rows(body).ForEach(row => SetNull(row, names))),
        (FaultKind.WrongTypes, (body, names) => Objects(body).ForEach(item => Mistype(item, names))),
        (FaultKind.NativeTypes, (body, _) => NativeTypes.Apply(body)),
    ];

    /// <summary>Faults of form: the body stops being JSON.</summary>
    private static readonly (string Kind, Func<byte[], byte[]> Spoil)[] OfForm =
    [
        (FaultKind.MalformedJson, body => [.. body[..1], .. "<html>"u8, .. body[1..]]),
        (FaultKind.TruncatedJson, body => body[..(body.Length / 2)]),
    ];

    public static byte[] Apply(byte[] body, FaultsOfCall faults)
    {
        if (OfContent.Any(fault => faults.Has(fault.Kind)) && JsonNode.Parse(body) is { } json)
        {
            foreach (var (kind, spoil) in OfContent)
            {
                if (faults.Find(kind) is { } fault)
                {
                    spoil(json, fault.Parameter);
                }
            }

            body = Answer.Bytes(json);
        }

        return OfForm.Where(fault => faults.Has(fault.Kind)).Aggregate(body, (soFar, fault) => fault.Spoil(soFar));
    }

    private static void AddUnknown(JsonObject item)
    {
        item["x_unheard_of"] = new JsonObject { ["a"] = new JsonArray(1, null, "가") };
        item["rsp_hint"] = null;
    }

    private static void SetNull(JsonObject row, string? names)
    {
        foreach (var name in row.Select(member => member.Key).Skip(names is null ? 1 : 0).ToList())
        {
            if (row[name] is JsonValue && IsNamed(name, names))
            {
                row[name] = null;
            }
        }
    }

    private static void Mistype(JsonObject item, string? names)
    {
        foreach (var (name, value) in item.ToList())
        {
            if (name is not ("rsp_code" or "rsp_msg") && IsNamed(name, names))
            {
                item[name] = value is JsonArray ? "none" : value is JsonValue ? new JsonArray(value.DeepClone()) : value?.DeepClone();
            }
        }
    }

    private static bool IsNamed(string name, string? names) =>
        names is null || names.Split(',').Contains(name, StringComparer.Ordinal);

    private static List<JsonObject> Rows(JsonNode body)
    {
        var all = Objects(body);
        return all.Count > 1 ? all[1..] : [];
    }

    /// <summary>Every object of the body, the outermost first.</summary>
    private static List<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject item => [item, .. item.ToList().SelectMany(member => Objects(member.Value))],
        JsonArray list => [.. list.SelectMany(Objects)],
        _ => [],
    };
}
