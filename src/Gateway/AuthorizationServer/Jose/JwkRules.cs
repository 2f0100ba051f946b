using System.Buffers.Text;
using System.Text.Json;

namespace MyDataHub.Gateway.AuthorizationServer.Jose;

/// <summary>Which JWKs may verify a signature here (RFC 7517, 7518; FAPI 2.0 5.4), in the order the rules are checked.</summary>
internal static class JwkRules
{
    private const int MinModulusBytes = 2048 / 8;
    private const int MaxModulusBytes = 8192 / 8;
    private const int CoordinateBytes = 32;

    internal static string? ProblemOf(JsonElement jwk) =>
        RefusePrivate(jwk) ?? RequireKind(jwk) ?? RequirePurpose(jwk) ?? RequireAlgorithm(jwk) ?? RequireKeyId(jwk);

    // FAPI 2.0 5.4: a private key that was sent is no private key any more. RFC 7518 6.2.2, 6.3.2, 6.4.
    private static string? RefusePrivate(JsonElement jwk)
    {
        foreach (var name in (ReadOnlySpan<string>)["d", "p", "q", "dp", "dq", "qi", "oth", "k"])
        {
            if (jwk.TryGetProperty(name, out _))
            {
                return "A key holds private members";
            }
        }

        return null;
    }

    private static string? RequireKind(JsonElement jwk) => jwk.Text("kty"u8) switch
    {
        "EC" when jwk.Text("crv"u8) != "P-256" => "An EC key must be on P-256",
        "EC" when Length(jwk, "x"u8) != CoordinateBytes || Length(jwk, "y"u8) != CoordinateBytes => "An EC key has no point",
        "RSA" when Length(jwk, "n"u8) is < MinModulusBytes or > MaxModulusBytes => "An RSA key must have 2048 to 8192 bits",
        "RSA" when Length(jwk, "e"u8) is < 1 or > 8 => "An RSA key has no usable exponent",
        "EC" or "RSA" => null,
        _ => "A key must be of type EC or RSA",
    };

    private static string? RequirePurpose(JsonElement jwk) =>
        jwk.Has("use"u8) && jwk.Text("use"u8) != "sig" ? "A key is not for signatures" : null;

    private static string? RequireAlgorithm(JsonElement jwk) =>
        jwk.Has("alg"u8) && jwk.Text("alg"u8) != (jwk.Text("kty"u8) == "EC" ? "ES256" : "PS256") ? "A key is for another algorithm than ES256 or PS256" : null;

    private static string? RequireKeyId(JsonElement jwk) =>
        jwk.Has("kid"u8) && jwk.Text("kid"u8) is not { Length: >= 1 and <= 200 } ? "A kid must be a text of 1 to 200 characters" : null;

    /// <summary>Significant bytes of a base64url number; 0 when it is none.</summary>
    private static int Length(JsonElement jwk, ReadOnlySpan<byte> name)
    {
        if (jwk.Text(name) is not { Length: <= 2048 } text || !Base64Url.IsValid(text, out _))
        {
            return 0;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        // A leading zero is part of a coordinate, but padding of a modulus.
        return name.SequenceEqual("n"u8) ? bytes.AsSpan().TrimStart((byte)0).Length : bytes.Length;
    }
}
