using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Storage.Encryption;

/// <summary>
/// Names that are looked up by equality though they may say something about the person (an account and a month):
/// AES-256-GCM whose nonce is an HMAC of the name, so that one name always has the same ciphertext, under keys of its
/// own.
/// <code>nonce 12 | ciphertext | tag 16</code>
/// </summary>
internal static class NameCipher
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    internal static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonceKey, string scope, string name)
    {
        var plain = Encoding.UTF8.GetBytes(name);
        var associated = Encoding.UTF8.GetBytes(scope);
        var result = new byte[NonceSize + plain.Length + TagSize];
        HMACSHA256.HashData(nonceKey, [.. associated, 0, .. plain]).AsSpan(0, NonceSize).CopyTo(result);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(result.AsSpan(0, NonceSize), plain, result.AsSpan(NonceSize, plain.Length), result.AsSpan(^TagSize..), associated);
        return result;
    }

    internal static string? TryOpen(AesGcm aes, string scope, ReadOnlySpan<byte> stored)
    {
        if (stored.Length < NonceSize + TagSize)
        {
            return null;
        }

        var plain = new byte[stored.Length - NonceSize - TagSize];
        try
        {
            aes.Decrypt(stored[..NonceSize], stored[NonceSize..^TagSize], stored[^TagSize..], plain, Encoding.UTF8.GetBytes(scope));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
