using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>What identifies a person or tells of their money: every name, number, merchant, plate and amount of their export, and their tokens.</summary>
internal sealed partial class PersonalData
{
    private readonly HashSet<string> _texts = [];
    private readonly HashSet<string> _amounts = [];

    /// <summary>Words that are everybody's: names and codes of institutions.</summary>
    private readonly HashSet<string> _public;

    public PersonalData(IEnumerable<string> publicWords) => _public = [.. publicWords];

    public int Count => _texts.Count + _amounts.Count;

    public void Add(string secret) => _texts.Add(secret);

    public void Add(ExportAnswer export)
    {
        foreach (var file in export.Files.Where(file => file.Name is "profile.json" or "book.json" or "transactions.csv"))
        {
            var text = Escapes().Replace(Encoding.UTF8.GetString(file.Content.Span), escape => ((char)Convert.ToInt32(escape.Groups[1].Value, 16)).ToString());
            _texts.UnionWith(Words().Matches(text).Select(word => word.Value).Where(word => IsPersonal(word) && !_public.Contains(word)));
            _amounts.UnionWith(Digits().Matches(text).Select(number => number.Value).Where(IsAmount));
        }
    }

    /// <summary>The lines that hold some of it, each with what it holds.</summary>
    public List<string> FoundIn(IEnumerable<string> lines)
    {
        var texts = SearchValues.Create([.. _texts], StringComparison.Ordinal);
        return [.. lines.Distinct().Where(line => line.AsSpan().IndexOfAny(texts) >= 0 || Numbers().Matches(line).Any(number => _amounts.Contains(number.Value)))];
    }

    // Numbers of accounts, cards, policies and cars have six digits at least, and nine when they could be amounts; words of Hangul are names and plates.
    private static bool IsPersonal(string word) =>
        (word.Count(char.IsAsciiDigit) >= (word.All(char.IsAsciiDigit) ? 9 : 6) && !Dates().IsMatch(word)) || word.Count(letter => letter is >= '가' and <= '힣') >= 2;

    private static bool IsAmount(string number) => number.Length is >= 4 and <= 12 && !Dates().IsMatch(number) && number is not (['1', '9', _, _] or ['2', '0', _, _]);

    [GeneratedRegex("[0-9A-Za-z가-힣+/=*-]{4,}|[가-힣]{2,}")]
    private static partial Regex Words();

    /// <summary>The book writes Hangul as JSON escapes.</summary>
    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escapes();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    /// <summary>Numbers that stand alone in a line, without times and durations.</summary>
    [GeneratedRegex("(?<![0-9A-Za-z.:-]|M(?:illisecond)?s, )[0-9]{4,}(?![0-9A-Za-z.:-]| ms)")]
    private static partial Regex Numbers();

    [GeneratedRegex("^-?(19|20|99)[0-9]{2}-?(0[1-9]|1[0-2])(-?[0-3][0-9])?")]
    private static partial Regex Dates();
}
