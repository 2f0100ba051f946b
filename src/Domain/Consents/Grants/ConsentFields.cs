using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace MyDataHub.Domain.Consents.Grants;

/// <summary>The members of one JSON object, each read strictly. What is wrong is said without quoting it.</summary>
internal sealed class ConsentFields
{
    private const int IdLimit = 64;
    private readonly Dictionary<string, JsonElement> _members = [];
    private readonly string _prefix;

    internal ConsentFields(JsonElement element, string name, string prefix = "")
    {
        _prefix = prefix;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new WrongFieldException(name, "must be an object");
        }

        foreach (var member in element.EnumerateObject())
        {
            if (!_members.TryAdd(member.Name, member.Value))
            {
                throw Wrong(Printable(member.Name), "is given twice");
            }
        }
    }

    internal void RequireOnly(IReadOnlyCollection<string> known)
    {
        if (_members.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw Wrong(Printable(unknown), "is not known");
        }
    }

    internal bool Has(string name) => _members.ContainsKey(name);

    internal bool IsText(string name, string text) => _members.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    internal string Text(string name) =>
        Required(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw Wrong(name, "must be a text");

    internal bool Flag(string name) => Required(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, "must be true or false"),
    };

    internal ConsentFields Object(string name) => new(Required(name), name, $"{_prefix}{name}.");

    /// <summary>Shown to people: not blank, limited, and nothing that could change how the rest reads.</summary>
    internal string Sentence(string name, int limit)
    {
        var text = Text(name).Trim();
        return text.Length > 0 && text.Length <= limit && !text.Any(IsUnprintable)
            ? text
            : throw Wrong(name, $"must be one line of 1 to {limit} characters");
    }

    internal IEnumerable<T> Words<T>(string name, ImmutableArray<(string Word, T Value)> known)
        where T : struct => Texts(name, known.Length).Select(word =>
        known.Where(one => one.Word == word).Select(one => (T?)one.Value).FirstOrDefault()
        ?? throw Wrong(name, $"may hold {string.Join(", ", known.Select(one => one.Word))}"));

    internal ImmutableArray<string> Ids(string name, int limit)
    {
        var ids = Texts(name, limit);
        return ids.All(id => id.Length <= IdLimit && id.All(char.IsAsciiLetterOrDigit)) ? ids : throw Wrong(name, "holds what is not an id");
    }

    internal DateOnly Day(string name, DateOnly first, DateOnly last)
    {
        if (!DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            throw Wrong(name, "must be a day such as 2027-01-31");
        }

        return day >= first && day <= last ? day : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"must be from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}"));
    }

    private ImmutableArray<string> Texts(string name, int limit)
    {
        var value = Required(name);
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0 || value.GetArrayLength() > limit
            || value.EnumerateArray().Any(one => one.ValueKind != JsonValueKind.String))
        {
            throw Wrong(name, $"must be a list of 1 to {limit} texts");
        }

        ImmutableArray<string> texts = [.. value.EnumerateArray().Select(one => one.GetString()!)];
        return texts.Distinct(StringComparer.Ordinal).Count() == texts.Length ? texts : throw Wrong(name, "holds something twice");
    }

    private JsonElement Required(string name) => _members.TryGetValue(name, out var value) ? value : throw Wrong(name, "is required");

    private WrongFieldException Wrong(string name, string sentence) => new(_prefix + name, sentence);

    // Also format characters, such as those that turn the direction of writing round.
    private static bool IsUnprintable(char one) =>
        char.GetUnicodeCategory(one) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;

    // The name comes from the client and goes into an error text: only if it looks like a name.
    private static string Printable(string name) =>
        name.Length is > 0 and <= IdLimit && name.All(one => char.IsAsciiLetterOrDigit(one) || one is '_' or '-' or '.') ? name : "a member";
}

/// <summary>One field is wrong; never leaves the reading.</summary>
internal sealed class WrongFieldException(string name, string sentence) : Exception($"{name} {sentence}.")
{
    internal string Field => name;
}
