using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace MyDataHub.Gateway.AuthorizationServer.Jose;

/// <summary>
/// A JWT in compact serialization, read but not believed until <see cref="IsSignedBy"/> says so. Reading refuses what no key could
/// mend: another algorithm than the profile's, critical extensions, members that stand twice.
/// </summary>
internal sealed class Jwt
{
    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private Jwt(JwsAlgorithm algorithm, JsonElement header, JsonElement claims, byte[] signed, byte[] signature) =>
        (Algorithm, Header, Claims, _signed, _signature) = (algorithm, header, claims, signed, signature);

    internal JwsAlgorithm Algorithm { get; }

    internal JsonElement Header { get; }

    internal JsonElement Claims { get; }

    internal string? KeyId => Header.Text("kid"u8);

    /// <summary>Lower case and without the prefix application/ (RFC 7515 4.1.9).</summary>
    internal string? Type => Header.Text("typ"u8) is not { } type
        ? null
        : (type.StartsWith("application/", StringComparison.OrdinalIgnoreCase) ? type["application/".Length..] : type).ToLowerInvariant();

    /// <summary>Null when it is no JWT that could be taken.</summary>
    internal static Jwt? Read(string compact, int maxLength = 16 * 1024)
    {
        if (compact.Length > maxLength || Split(compact) is not var (first, second))
        {
            return null;
        }

        if (Decode(compact.AsSpan(0, first)) is not { } head || Json.ObjectOf(head) is not { } header
            || JwsAlgorithms.Find(header.Text("alg"u8)) is not { } algorithm
            // RFC 7515 4.1.11: none of the extensions that could stand here is understood.
            || header.Has("crit"u8)
            || Decode(compact.AsSpan(first + 1, second - first - 1)) is not { } body || Json.ObjectOf(body) is not { } claims
            || Decode(compact.AsSpan(second + 1)) is not { Length: > 0 } signature)
        {
            return null;
        }

        return new Jwt(algorithm, header, claims, Encoding.ASCII.GetBytes(compact, 0, second), signature);
    }

    /// <summary>False for a key of another algorithm, however good the signature.</summary>
    internal bool IsSignedBy(PublicKey key) => key.Algorithm == Algorithm && key.Verify(_signed, _signature);

    /// <summary>True when the audience is this one text; an array is not, even of one (FAPI 2.0 5.3.2.1-8).</summary>
    internal bool HasAudience(string audience) => Claims.Text("aud"u8) == audience;

    private static (int First, int Second)? Split(string compact)
    {
        var first = compact.IndexOf('.', StringComparison.Ordinal);
        var second = first < 0 ? -1 : compact.IndexOf('.', first + 1);
        return second < 0 || compact.IndexOf('.', second + 1) >= 0 ? null : (first, second);
    }

    // Base64Url passes over white space and padding, which RFC 7515 2 does not allow.
    private static byte[]? Decode(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_'))
            {
                return null;
            }
        }

        return Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
    }
}
