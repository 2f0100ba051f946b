using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Storage.Authorization;

/// <summary>A request URI, code or token: 256 random bits for whoever holds it (FAPI 2.0 SP 5.4.1-4 asks for 128), a SHA-256 for the database.</summary>
public static class OpaqueSecret
{
    /// <summary>43 URL-safe characters.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    internal static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
