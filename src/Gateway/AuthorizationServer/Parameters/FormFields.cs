using System.Buffers;
using System.Text;

namespace MyDataHub.Gateway.AuthorizationServer.Parameters;

/// <summary>Reads application/x-www-form-urlencoded, strictly: whole escapes, valid UTF-8, no name twice.</summary>
internal static class FormFields
{
    // The consent page sends one for each of the 500 accounts that a grant may name.
    private const int MaxFields = 640;
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly SearchValues<byte> Escapes = SearchValues.Create("%+"u8);

    /// <summary>Null when all is well, else what is wrong.</summary>
    internal static string? Read(ReadOnlySpan<byte> body, Dictionary<string, string> into)
    {
        var fields = 0;
        foreach (var range in body.Split((byte)'&'))
        {
            var field = body[range];
            if (field.IsEmpty)
            {
                continue;
            }

            if (++fields > MaxFields)
            {
                return "There are too many parameters";
            }

            var equals = field.IndexOf((byte)'=');
            if (Decode(equals < 0 ? field : field[..equals]) is not { } name || Decode(equals < 0 ? [] : field[(equals + 1)..]) is not { } value)
            {
                return "A parameter is not encoded as a form";
            }

            // An empty one counts as sent once: a second one would still be a duplicate.
            if (!into.TryAdd(name, value))
            {
                return "A parameter was sent twice";
            }
        }

        RemoveEmpty(into);
        return null;
    }

    private static void RemoveEmpty(Dictionary<string, string> values)
    {
        foreach (var (name, value) in values)
        {
            if (value.Length == 0)
            {
                values.Remove(name);
            }
        }
    }

    private static string? Decode(ReadOnlySpan<byte> text)
    {
        try
        {
            return text.ContainsAny(Escapes) ? Unescape(text) : Utf8.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string? Unescape(ReadOnlySpan<byte> text)
    {
        var plain = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            var length = 0;
            for (var i = 0; i < text.Length; i++)
            {
                var letter = text[i];
                if (letter == '%')
                {
                    if (i + 2 >= text.Length || Convert.FromHexString(text.Slice(i + 1, 2), plain.AsSpan(length), out _, out _) != OperationStatus.Done)
                    {
                        return null;
                    }

                    length++;
                    i += 2;
                    continue;
                }

                plain[length++] = letter == '+' ? (byte)' ' : letter;
            }

            return Utf8.GetString(plain, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
        }
    }
}
