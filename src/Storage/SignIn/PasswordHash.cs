using System.Globalization;
using System.Security.Cryptography;

namespace MyDataHub.Storage.SignIn;

/// <summary>PBKDF2-HMAC-SHA-256 as text: <c>pbkdf2-sha256$iterations$salt$hash</c>.</summary>
internal static class PasswordHash
{
    // OWASP Password Storage Cheat Sheet, 2023.
    internal const int Iterations = 600_000;
    private const string Scheme = "pbkdf2-sha256";
    private const int SaltSize = 16;
    private const int HashSize = 32;

    /// <summary>Stands in for the hash of a login that does not exist, so that it costs the same.</summary>
    internal static readonly string OfNobody = Text(new byte[SaltSize], new byte[HashSize]);

    internal static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        return Text(salt, Derive(password, salt, Iterations));
    }

    internal static bool Matches(string password, string stored)
    {
        var parts = stored.Split('$');
        return parts is [Scheme, var iterations, var salt, var hash]
            ? CryptographicOperations.FixedTimeEquals(
                Convert.FromBase64String(hash),
                Derive(password, Convert.FromBase64String(salt), int.Parse(iterations, CultureInfo.InvariantCulture)))
            : throw new InvalidOperationException("A stored password is in an unknown scheme.");
    }

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, HashSize);

    private static string Text(byte[] salt, byte[] hash) => string.Create(
        CultureInfo.InvariantCulture, $"{Scheme}${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
}
