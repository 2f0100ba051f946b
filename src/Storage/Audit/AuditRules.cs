using System.Text.RegularExpressions;

namespace MyDataHub.Storage.Audit;

/// <summary>
/// What may stand in the audit: ids, codes, states, counts and times. A name or a sentence does not fit the pattern.
/// </summary>
internal static partial class AuditRules
{
    internal static void Require(AuditEntry entry)
    {
        Require(entry.Action);
        Require(entry.Actor.Kind);
        Require(entry.Actor.Id);
        foreach (var subject in entry.Subjects)
        {
            Require(subject);
        }

        foreach (var (name, value) in entry.Details)
        {
            Require(name);
            Require(value);
        }
    }

    // The value is not quoted: it may be exactly what must not be shown.
    private static void Require(string text)
    {
        if (!IdOrCode().IsMatch(text))
        {
            throw new ArgumentException(
                "Audit holds ids and codes only (letters, digits and ._:/@+=,- ; at most 256).", nameof(text));
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9._:/@+=,\-]{0,256}$", RegexOptions.CultureInvariant)]
    private static partial Regex IdOrCode();
}
