using System.Text.Json;

namespace MyDataHub.Providers.KrMyData.Wire;

/// <summary>
/// One JSON object of an answer, read as tolerantly as section 3 asks for: values may be strings, numbers or booleans; absent, null and ""
/// are the same. A required member that cannot be read throws WireFormatException with its path.
/// </summary>
internal readonly struct WireObject(JsonElement element, WireNotes notes, string? list = null, int index = 0)
{
    internal WireNotes Notes => notes;

    internal bool Has(string member) => Find(member) is not null;

    internal string Text(string member) => TextOrNull(member) ?? throw Missing(member);

    /// <summary>Null when absent, and when unreadable: a text that does not matter enough to lose its row.</summary>
    internal string? TextOrNull(string member)
    {
        if (Find(member) is not { } value)
        {
            return null;
        }

        if (WireText.Of(value) is { } text)
        {
            return text.Length == 0 ? null : text;
        }

        notes.Unreadable(member);
        return null;
    }

    internal T Required<T>(string member, Func<string, T?> read, string problem)
        where T : struct =>
        OrNull(member, read, problem) ?? throw Missing(member);

    /// <summary>Null only when absent: a value that is there but cannot be read must not pass for one that was never sent.</summary>
    internal T? OrNull<T>(string member, Func<string, T?> read, string problem)
        where T : struct
    {
        if (Find(member) is not { } value)
        {
            return null;
        }

        var text = WireText.Of(value) ?? throw Wrong(member, problem);
        return text.Length == 0 ? null : read(text) ?? throw Wrong(member, problem);
    }

    internal JsonElement? Find(string member)
    {
        notes.Asked(member);
        try
        {
            return element.TryGetProperty(member, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
        }
        catch (InvalidOperationException)
        {
            // Another member's name has broken escapes, so nobody can say which one it is.
            throw new WireFormatException(list ?? "$", "has a name that cannot be read");
        }
    }

    internal string PathOf(string member) => list is null ? member : $"{list}[{index}].{member}";

    internal WireFormatException Wrong(string member, string problem) => new(PathOf(member), problem);

    internal WireFormatException Missing(string member) => new(PathOf(member), "is missing");

    /// <summary>Counts the members nobody asked for. Called after reading, when what was asked for is known.</summary>
    internal void NoteUnknownMembers()
    {
        if (notes.IsLikeTheLast(element))
        {
            return;
        }

        var isOdd = false;
        foreach (var member in element.EnumerateObject())
        {
            var name = NameOf(member);
            if (!notes.IsKnown(name))
            {
                isOdd = true;
                notes.UnknownMember(name);
            }
        }

        if (!isOdd)
        {
            notes.Remember(element);
        }
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return ""; // not UTF-8
        }
    }
}
