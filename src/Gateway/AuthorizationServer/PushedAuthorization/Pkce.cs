using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;

/// <summary>RFC 7636 with the only method there is here, S256.</summary>
internal static class Pkce
{
    internal const string Method = "S256";

    /// <summary>4.2: 43 characters of base64url, a SHA-256.</summary>
    internal static bool IsChallenge(string text) => Base64Url.IsValid(text, out var size) && size == SHA256.HashSizeInBytes && text.Length == 43;

    /// <summary>4.6. A verifier that breaks 4.1 fits no challenge.</summary>
    internal static bool Fits(string? verifier, string challenge) =>
        verifier is { Length: >= 43 and <= 128 }
        && verifier.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~')
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))), Encoding.ASCII.GetBytes(challenge));
}
