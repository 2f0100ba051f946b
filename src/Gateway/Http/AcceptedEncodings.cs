using Microsoft.Extensions.Primitives;

namespace MyDataHub.Gateway.Http;

/// <summary>Accept-Encoding, as far as packed answers are ready (RFC 9110, 12.5.3).</summary>
internal static class AcceptedEncodings
{
    /// <summary>Whether br is named and not with a weight of nothing.</summary>
    internal static bool TakesBrotli(StringValues acceptEncoding)
    {
        foreach (var header in acceptEncoding)
        {
            if (header is not null && TakesBrotli(header.AsSpan()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TakesBrotli(ReadOnlySpan<char> header)
    {
        foreach (var range in header.Split(','))
        {
            var coding = header[range].Trim();
            var weight = coding.IndexOf(';');
            if ((weight < 0 ? coding : coding[..weight].TrimEnd()).Equals("br", StringComparison.OrdinalIgnoreCase))
            {
                return weight < 0 || !IsNothing(coding[(weight + 1)..].Trim());
            }
        }

        return false;
    }

    // q=0, q=0., q=0.0 up to q=0.000.
    private static bool IsNothing(ReadOnlySpan<char> weight) =>
        weight.StartsWith("q=0", StringComparison.OrdinalIgnoreCase) && weight[3..].TrimStart('.').TrimStart('0').IsEmpty;
}
