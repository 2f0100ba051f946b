using Microsoft.Extensions.Primitives;

namespace MyDataHub.Gateway.Http;

/// <summary>If-None-Match by weak comparison (RFC 9110, 8.8.3.2 and 13.1.2): W/ does not matter.</summary>
internal static class EntityTags
{
    internal static bool Match(StringValues ifNoneMatch, string etag)
    {
        var opaque = Opaque(etag);
        foreach (var header in ifNoneMatch)
        {
            if (header is not null && Match(header.AsSpan(), opaque))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Match(ReadOnlySpan<char> header, ReadOnlySpan<char> opaque)
    {
        // Our tags hold no commas, so a list may be split at them.
        foreach (var range in header.Split(','))
        {
            var tag = header[range].Trim();
            if (tag is "*" || Opaque(tag).SequenceEqual(opaque))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Opaque(ReadOnlySpan<char> tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
}
