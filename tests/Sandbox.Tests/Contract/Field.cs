using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MyDataHub.Sandbox.Tests.Contract;

/// <summary>One member of an answer as the field lists state it; a list or group has members of its own.</summary>
internal sealed partial record Field(string Name, string Type, bool IsRequired)
{
    public List<Field> Members { get; } = [];

    public bool IsList => Members.Count > 0;

    /// <summary>Whether a text is of the field's type and within its length (attachment 2).</summary>
    public bool Takes(string text) => Type switch
    {
        "Boolean" => text is "true" or "false",
        "DATE" => IsTime(text, "yyyyMMdd"),
        "DTIME" => IsTime(text, "yyyyMMddHHmmss"),
        "DTIME/DATE" => IsTime(text, "yyyyMMdd") || IsTime(text, "yyyyMMddHHmmss"),
        "YYYYMM" => IsTime(text, "yyyyMM"),
        "string" => text.Length > 0,
        _ => TakesSized(text),
    };

    private static bool IsTime(string text, string format) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private bool TakesSized(string text)
    {
        if (Sized().Match(Type) is not { Success: true } type)
        {
            throw new InvalidOperationException($"Type {Type} of {Name} is not understood.");
        }

        var length = int.Parse(type.Groups["length"].Value, CultureInfo.InvariantCulture);
        var scale = type.Groups["scale"].Success ? int.Parse(type.Groups["scale"].Value, CultureInfo.InvariantCulture) : 0;
        return type.Groups["kind"].Value switch
        {
            "N" => Regex.IsMatch(text, $"^-?[0-9]{{1,{length}}}$"),
            "F" => Regex.IsMatch(text, $"^-?[0-9]{{1,{length - scale}}}(\\.[0-9]{{1,{scale}}})?$"),
            "AH" => text.Length > 0 && Encoding.UTF8.GetByteCount(text) <= length,
            "aN" => Regex.IsMatch(text, $"^[A-Za-z0-9]{{1,{length}}}$"),
            "AN" => Regex.IsMatch(text, $"^[A-Z0-9]{{1,{length}}}$"),
            "A" => Regex.IsMatch(text, $"^[A-Z]{{1,{length}}}$"),
            "aNS" => Regex.IsMatch(text, $"^[!-~]{{1,{length}}}$"),
            var kind => throw new InvalidOperationException($"Kind {kind} of {Name} is not understood."),
        };
    }

    [GeneratedRegex(@"^(?<kind>aNS|aN|AN|AH|A|N|F)\((?<length>\d+)(,(?<scale>\d+))?\)\??$")]
    private static partial Regex Sized();
}
