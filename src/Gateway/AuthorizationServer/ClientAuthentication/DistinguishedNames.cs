using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;

/// <summary>
/// Distinguished names as text (RFC 4514): the last part of the encoded name comes first. Compared part by part, values letter by
/// letter. Parts of several attributes (+) and encoded values (#) are not taken.
/// </summary>
internal static class DistinguishedNames
{
    private const string Special = "\"+,;<>\\ #=";

    // RFC 4514 3, RFC 4519, and what certificates of companies use besides.
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["CN"] = "2.5.4.3",
        ["SN"] = "2.5.4.4",
        ["SERIALNUMBER"] = "2.5.4.5",
        ["C"] = "2.5.4.6",
        ["L"] = "2.5.4.7",
        ["ST"] = "2.5.4.8",
        ["STREET"] = "2.5.4.9",
        ["O"] = "2.5.4.10",
        ["OU"] = "2.5.4.11",
        ["BUSINESSCATEGORY"] = "2.5.4.15",
        ["POSTALCODE"] = "2.5.4.17",
        ["ORGANIZATIONIDENTIFIER"] = "2.5.4.97",
        ["UID"] = "0.9.2342.19200300.100.1.1",
        ["DC"] = "0.9.2342.19200300.100.1.25",
        ["EMAILADDRESS"] = "1.2.840.113549.1.9.1",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    internal static bool AreEqual(string text, X500DistinguishedName name)
    {
        if (Read(text) is not { } parts)
        {
            return false;
        }

        parts.Reverse();
        return Parts(name) is { } actual && parts.SequenceEqual(actual);
    }

    /// <summary>Type (as an OID) and value of each part, in the order of the text; null when it is not such a text.</summary>
    internal static List<(string Type, string Value)>? Read(string text)
    {
        var parts = new List<(string, string)>();
        var position = 0;
        while (true)
        {
            var equals = text.IndexOf('=', position);
            if (equals < 0 || TypeOf(text[position..equals].Trim()) is not { } type || ReadValue(text, equals + 1, out position) is not { Length: > 0 } value)
            {
                return null;
            }

            parts.Add((type, value));
            if (position == text.Length)
            {
                return parts;
            }

            position++;
        }
    }

    private static List<(string Type, string Value)>? Parts(X500DistinguishedName name)
    {
        var parts = new List<(string, string)>();
        foreach (var part in name.EnumerateRelativeDistinguishedNames(reversed: false))
        {
            if (part.HasMultipleElements || part.GetSingleElementType().Value is not { } type || part.GetSingleElementValue() is not { } value)
            {
                return null;
            }

            parts.Add((type, value));
        }

        return parts;
    }

    private static string? TypeOf(string text) => Types.GetValueOrDefault(text) is { } known
        ? known
        : text.Length > 0 && text.All(letter => char.IsAsciiDigit(letter) || letter == '.') ? text : null;

    /// <summary>Stops at the comma, or at the end. Null when a letter stands there that must be escaped.</summary>
    private static string? ReadValue(string text, int from, out int end)
    {
        var bytes = new List<byte>();
        var kept = 0;
        for (end = from; end < text.Length && text[end] != ','; end++)
        {
            if (text[end] == '\\')
            {
                if (!ReadEscape(text, ref end, bytes))
                {
                    return null;
                }

                kept = bytes.Count;
                continue;
            }

            // Spaces at either end do not count; '#' at the start would be an encoded value.
            if (text[end] == ' ' && bytes.Count == 0)
            {
                continue;
            }

            if ((text[end] == '#' && bytes.Count == 0) || text[end] is '"' or '+' or ';' or '<' or '>')
            {
                return null;
            }

            var length = char.IsHighSurrogate(text[end]) && end + 1 < text.Length ? 2 : 1;
            bytes.AddRange(Encoding.UTF8.GetBytes(text, end, length));
            end += length - 1;
            kept = text[end] == ' ' ? kept : bytes.Count;
        }

        return Encoding.UTF8.GetString([.. bytes.Take(kept)]);
    }

    // RFC 4514 2.4: a backslash before a special character, or before two hexadecimal digits of UTF-8.
    private static bool ReadEscape(string text, ref int at, List<byte> into)
    {
        if (at + 1 < text.Length && Special.Contains(text[at + 1], StringComparison.Ordinal))
        {
            into.Add((byte)text[++at]);
            return true;
        }

        if (at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]))
        {
            into.Add(Convert.FromHexString(text.AsSpan(at + 1, 2))[0]);
            at += 2;
            return true;
        }

        return false;
    }
}
