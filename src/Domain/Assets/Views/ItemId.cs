using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>An opaque, stable id for URLs: base32 of HMAC-SHA-256 over the key, 20 characters (100 bits). Says nothing about a number.</summary>
public static class ItemId
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int Length = 20;

    public static string Of(ReadOnlyMemory<byte> salt, AssetKey asset) =>
        Of(salt, $"{asset.Institution}\n{asset.Kind}\n{asset.Number}\n{asset.Seqno}");

    /// <summary>The id of one transaction of an asset.</summary>
    public static string Of(ReadOnlyMemory<byte> salt, AssetKey asset, string transactionId) =>
        Of(salt, $"{asset.Institution}\n{asset.Kind}\n{asset.Number}\n{asset.Seqno}\n{transactionId}");

    private static string Of(ReadOnlyMemory<byte> salt, string key)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(salt.Span, Encoding.UTF8.GetBytes(key), hash);
        Span<char> id = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            id[i] = Alphabet[FiveBits(hash, i * 5)];
        }

        return new(id);
    }

    private static int FiveBits(ReadOnlySpan<byte> bytes, int bit)
    {
        var pair = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
        return (pair >> (11 - (bit % 8))) & 31;
    }
}
