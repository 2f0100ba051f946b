using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Portal;

/// <summary>
/// The weekly statistics that operators and providers sent (지원-004, 지원-005); the latest hundred are kept.
/// </summary>
internal sealed class StatisticsBox
{
    private const int Kept = 100;
    private const int DaysOfWeek = 7;

    private readonly ConcurrentQueue<JsonObject> _received = new();

    public IReadOnlyList<JsonObject> Received => [.. _received];

    /// <summary>Takes what covers a whole week and refers to a Sunday.</summary>
    public bool Receive(string from, JsonObject body)
    {
        var isWhole = (string?)body["type"] is "1" or "2" or "3"
            && WireTime.ParseDate((string?)body["inquiry_date"]) is { DayOfWeek: DayOfWeek.Sunday }
            && (string?)body["stat_date_cnt"] == DaysOfWeek.ToString(CultureInfo.InvariantCulture)
            && body["stat_date_list"] is JsonArray { Count: DaysOfWeek };
        if (!isWhole)
        {
            return false;
        }

        _received.Enqueue(new JsonObject { ["from"] = from, ["body"] = body.DeepClone() });
        while (_received.Count > Kept)
        {
            _received.TryDequeue(out _);
        }

        return true;
    }
}
