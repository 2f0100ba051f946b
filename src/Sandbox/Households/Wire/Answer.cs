using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Wire;

/// <summary>How an answer is put together from rows in Seoul wall time.</summary>
internal static class Answer
{
    public static HeldRows Flat(JsonObject head, DateTime changedAt) => new(head, null, [], Seoul.Instant(changedAt));

    public static HeldRows List(string name, IEnumerable<JsonObject> rows, DateTime changedAt) =>
        List([], name, rows, changedAt);

    public static HeldRows List(JsonObject head, string name, IEnumerable<JsonObject> rows, DateTime changedAt) =>
        new(head, name, [.. rows], Seoul.Instant(changedAt));
}
