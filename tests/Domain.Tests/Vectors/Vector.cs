using System.Text.Json;

namespace MyDataHub.Domain.Tests.Vectors;

/// <summary>The worked numbers of the domain reference, computed by script and kept as they were computed.</summary>
internal static class Vector
{
    private static readonly JsonElement All = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", "domain-analytics-vectors.json"))).RootElement.GetProperty("vectors");

    internal static JsonElement Input(string id) => Find(id).GetProperty("input");

    internal static JsonElement Expected(string id) => Find(id).GetProperty("expected");

    internal static decimal[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetDecimal())];

    private static JsonElement Find(string id) => All.EnumerateArray().Single(vector => vector.GetProperty("id").GetString() == id);
}
