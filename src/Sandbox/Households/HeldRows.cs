using System.Text.Json.Nodes;

namespace MyDataHub.Sandbox.Households;

/// <summary>
/// Everything one API answers, before consent, counts and paging. The head holds the flat members, the whole answer
/// when there is no list. Values are strings under wire names; members without a value are absent; transactions are
/// newest first.
/// </summary>
/// <param name="Head">Members beside the list, such as base_date.</param>
/// <param name="ListName">The wire name of the list, or null for a flat answer.</param>
/// <param name="Rows">The list's rows, never shared with another answer.</param>
/// <param name="ChangedAt">When anything in this answer last changed, apart from the period asked for (section 3.5).</param>
public sealed record HeldRows(
    JsonObject Head,
    string? ListName,
    IReadOnlyList<JsonObject> Rows,
    DateTimeOffset ChangedAt);
