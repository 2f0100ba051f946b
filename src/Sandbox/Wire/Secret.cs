using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Sandbox.Wire;

/// <summary>Unguessable names, and how secrets are compared and remembered.</summary>
internal static class Secret
{
    /// <summary>Letters and digits only, so that it fits every aN member.</summary>
    public static string New(int length) =>
        RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789", length);

    /// <summary>Compared in constant time, length apart.</summary>
    public static bool Matches(string? given, string expected) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    /// <summary>What is kept of a token, so that a copy of the state opens nothing.</summary>
    public static string Hash(string token) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
