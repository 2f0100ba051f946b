using System.Buffers.Text;
using System.Text;

namespace MyDataHub.Gateway.AuthorizationServer.Keys;

/// <summary>Writes a JWT in compact serialization (RFC 7515 7.1).</summary>
internal static class JwtWriting
{
    /// <param name="typ">One of ours, such as at+jwt: needs no escape.</param>
    internal static string Write(ServerKey key, string typ, ReadOnlySpan<byte> claims)
    {
        Span<byte> header = stackalloc byte[256];
        header = header[..Header(key, typ, header)];
        var signed = new byte[Base64Url.GetEncodedLength(header.Length) + 1 + Base64Url.GetEncodedLength(claims.Length)];
        var written = Base64Url.EncodeToUtf8(header, signed);
        signed[written++] = (byte)'.';
        written += Base64Url.EncodeToUtf8(claims, signed.AsSpan(written));
        var signature = key.Sign(signed.AsSpan(0, written));
        return string.Concat(Encoding.ASCII.GetString(signed, 0, written), ".", Base64Url.EncodeToString(signature));
    }

    private static int Header(ServerKey key, string typ, Span<byte> into)
    {
        System.Text.Unicode.Utf8.TryWrite(
            into, $$"""{"typ":"{{typ}}","alg":"{{Jose.JwsAlgorithms.NameOf(key.Algorithm)}}","kid":"{{key.KeyId}}"}""", out var length);
        return length;
    }
}
