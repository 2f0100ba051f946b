using System.Text.Json;

namespace MyDataHub.Providers.KrMyData.Wire;

/// <summary>
/// What was odd in an answer and did no harm: members and codes we do not know, counts that differ from their list. Counted, never fatal.
/// </summary>
internal sealed class WireNotes
{
    private const int MaxKinds = 50;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal) { "rsp_code", "rsp_msg", "search_timestamp", "next_page" };
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<byte[]> _shape = [];
    private readonly string?[] _recent = new string?[61];

    internal IReadOnlyDictionary<string, int> Counts => _counts;

    internal void Asked(string member)
    {
        // The same few literals for every row of a list: most were asked for just now.
        ref var recent = ref _recent[(member.Length + (member[0] * 7) + (member[^1] * 31)) % _recent.Length];
        if (!ReferenceEquals(recent, member))
        {
            recent = member;
            _asked.Add(member);
        }
    }

    internal bool IsKnown(string member) => _asked.Contains(member);

    /// <summary>
    /// True when the names are those of the object before it, in the same order, all of them known: rows of a list are alike, and comparing bytes makes no
    /// texts.
    /// </summary>
    internal bool IsLikeTheLast(JsonElement row)
    {
        try
        {
            var at = 0;
            foreach (var member in row.EnumerateObject())
            {
                if (at >= _shape.Count || !member.NameEquals(_shape[at++]))
                {
                    return false;
                }
            }

            return at > 0;
        }
        catch (InvalidOperationException)
        {
            return false; // a name with broken escapes is like no other
        }
    }

    /// <summary>Nothing was odd about an object of these names.</summary>
    internal void Remember(JsonElement row)
    {
        _shape.Clear();
        _shape.AddRange(row.EnumerateObject().Select(member => System.Text.Encoding.UTF8.GetBytes(member.Name)));
    }

    internal void UnknownMember(string name) => Note($"member:{Label(name)}");

    internal void UnknownCode(string member) => Note($"code:{member}");

    internal void WrongCount(string list) => Note($"count:{list}");

    internal void Unreadable(string member) => Note($"unreadable:{member}");

    private void Note(string kind)
    {
        if (_counts.Count < MaxKinds || _counts.ContainsKey(kind))
        {
            _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        }
    }

    // A name from outside becomes a label only if it looks like one of the standard's, so that no data hides in it.
    private static string Label(string name) =>
        name.Length <= 40 && name.All(c => char.IsAsciiLetterLower(c) || c == '_') ? name : "other";
}
