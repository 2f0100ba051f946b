namespace MyDataHub.Providers.KrMyData.Wire;

/// <summary>
/// What was odd in an answer and did no harm: members and codes we do not know, counts that differ from their list. Counted, never fatal.
/// </summary>
internal sealed class WireNotes
{
    private const int MaxKinds = 50;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal) { "rsp_code", "rsp_msg", "search_timestamp", "next_page" };
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, int> Counts => _counts;

    internal void Asked(string member) => _asked.Add(member);

    internal bool IsKnown(string member) => _asked.Contains(member);

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
