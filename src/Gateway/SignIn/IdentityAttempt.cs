using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Gateway.SignIn;

/// <summary>
/// One way to the identity issuer and back. State, nonce and code verifier are derived from a secret that only this browser
/// holds, in a cookie: an answer that was begun in another browser fits none of them, and the hub keeps nothing.
/// </summary>
internal sealed class IdentityAttempt
{
    internal const string Cookie = "hub-identity";
    private readonly byte[] _secret;
    private readonly DateTimeOffset _begunAt;

    private IdentityAttempt(byte[] secret, DateTimeOffset begunAt, string returnTo) =>
        (_secret, _begunAt, ReturnTo) = (secret, begunAt, returnTo);

    /// <summary>A local path; part of the state, so that it cannot be exchanged on the way.</summary>
    internal string ReturnTo { get; }

    internal string State => Derive($"state {_begunAt.ToUnixTimeSeconds()} {ReturnTo}");

    internal string Nonce => Derive("nonce");

    /// <summary>RFC 7636, 4.1: 43 characters of 256 bits.</summary>
    internal string Verifier => Derive("verifier");

    /// <summary>RFC 7636, 4.2, method S256.</summary>
    internal string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    internal static IdentityAttempt Begin(DateTimeOffset now, string returnTo) =>
        new(RandomNumberGenerator.GetBytes(32), now, returnTo);

    internal string ToCookie() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Base64Url.EncodeToString(_secret)}.{_begunAt.ToUnixTimeSeconds()}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(ReturnTo))}");

    /// <summary>Null when the cookie is missing, malformed or older than an attempt may be, or the state is not this attempt's.</summary>
    internal static IdentityAttempt? Find(string? cookie, string? state, DateTimeOffset now, TimeSpan maxAge)
    {
        if (Read(cookie) is not { } attempt || attempt._begunAt > now.AddMinutes(1) || now - attempt._begunAt > maxAge)
        {
            return null;
        }

        var isSame = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(attempt.State), Encoding.UTF8.GetBytes(state ?? ""));
        return isSame ? attempt : null;
    }

    private static IdentityAttempt? Read(string? cookie)
    {
        var parts = cookie?.Split('.') ?? [];
        if (parts.Length != 3
            || !Base64Url.IsValid(parts[0], out var size) || size != 32
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || !Base64Url.IsValid(parts[2]))
        {
            return null;
        }

        var returnTo = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[2]));
        return new(Base64Url.DecodeFromChars(parts[0]), DateTimeOffset.FromUnixTimeSeconds(seconds), LocalPath.OrHome(returnTo));
    }

    private string Derive(string purpose) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(purpose)));
}
