using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace MyDataHub.Gateway.Sessions;

/// <summary>256 random bits that a browser holds; the hub keeps only their hash, so that a stolen table opens no session.</summary>
internal static class SessionToken
{
    internal const string Cookie = "hub-session";
    internal const int Size = 32;
    private const int EncodedLength = 43;
    private static readonly byte[] CsrfPurpose = Encoding.ASCII.GetBytes("hub-csrf");

    internal static byte[] Create() => RandomNumberGenerator.GetBytes(Size);

    internal static string Encode(ReadOnlySpan<byte> token) => Base64Url.EncodeToString(token);

    internal static SessionKey KeyOf(ReadOnlySpan<byte> token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(token, hash);
        return SessionKey.From(hash);
    }

    /// <summary>What X-CSRF must say. Derived, so it is bound to the session and says nothing about its token.</summary>
    internal static string CsrfOf(ReadOnlySpan<byte> token)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(token, CsrfPurpose, mac);
        return Base64Url.EncodeToString(mac);
    }

    /// <summary>Reads the token out of the Cookie header without allocating; false when there is none of the right shape.</summary>
    internal static bool TryRead(StringValues cookies, Span<byte> token)
    {
        foreach (var header in cookies)
        {
            if (header is not null && TryRead(header.AsSpan(), token))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryRead(ReadOnlySpan<char> header, Span<byte> token)
    {
        foreach (var range in header.Split(';'))
        {
            var pair = header[range].Trim();
            if (pair.Length == Cookie.Length + 1 + EncodedLength && pair[Cookie.Length] == '=' && pair.StartsWith(Cookie, StringComparison.Ordinal))
            {
                // The Try form throws at a letter that is none of the alphabet's.
                return Base64Url.DecodeFromChars(pair[(Cookie.Length + 1)..], token, out _, out var written) == OperationStatus.Done && written == Size;
            }
        }

        return false;
    }
}
