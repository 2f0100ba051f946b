using System.Globalization;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.DataApi;

/// <summary>
/// A whole answer, gated by the consent and serialised row by row, so that any page of it is only a copy of bytes.
/// </summary>
/// <param name="Head">The flat members as JSON text without braces; empty when there are none.</param>
/// <param name="ListName">Wire name of the list; null for a flat answer.</param>
/// <param name="Rows">The rows as JSON objects.</param>
/// <param name="Timestamp">search_timestamp, the moment of the last change as YYYYMMDDhhmmss (3.5).</param>
internal sealed record ReadyRows(byte[] Head, string? ListName, byte[][] Rows, string Timestamp)
{
    private const int Overhead = 64;

    /// <summary>Bytes held, roughly.</summary>
    public long Size => Overhead + Head.Length + Rows.Sum(row => (long)row.Length + Overhead);

    public static ReadyRows From(HeldRows held, DataCall call)
    {
        var request = call.Grant!.Request;
        var assets = call.Resource!.ListKey is null ? [] : call.Assets;
        ConsentGate.Apply(held.Head, request);
        foreach (var row in held.Rows)
        {
            ConsentGate.Apply(row, request);
            CountNestedLists(row);
            if (call.Resource.ListKey is { } key)
            {
                ConsentGate.Mark(row, key, assets, request);
            }
        }

        // A consent changes the answer as much as a new row does.
        var changedAt = held.ChangedAt > call.Grant.GivenAt ? held.ChangedAt : call.Grant.GivenAt;
        return new ReadyRows(
            Answer.Bytes(held.Head)[1..^1], held.ListName, [.. held.Rows.Select(Answer.Bytes)], WireTime.DateTime(changedAt));
    }

    /// <summary>Every list has its count beside it (3.1), also the lists inside rows.</summary>
    private static void CountNestedLists(JsonObject row)
    {
        foreach (var (name, value) in row.ToList())
        {
            if (value is JsonArray list && name.EndsWith("_list", StringComparison.Ordinal))
            {
                row[CountName(name)] = list.Count.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    public static string CountName(string listName) =>
        string.Concat(listName.AsSpan(0, listName.Length - "_list".Length), "_cnt");
}
