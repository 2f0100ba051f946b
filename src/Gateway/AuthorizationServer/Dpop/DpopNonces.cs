using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace MyDataHub.Gateway.AuthorizationServer.Dpop;

/// <summary>
/// Nonces of this node and this start (RFC 9449 8): made with a key that only this process has, so that a proof for one node is
/// useless on another. Nothing is stored.
/// <code>slot 8 | HMAC-SHA-256(place, slot) 16</code>
/// </summary>
internal sealed class DpopNonces
{
    private const int MarkSize = 16;
    private const int Size = sizeof(long) + MarkSize;
    private static readonly TimeSpan Slot = TimeSpan.FromSeconds(30);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    internal string Current(DpopPlace place, DateTimeOffset now)
    {
        Span<byte> nonce = stackalloc byte[Size];
        Write(nonce, place, SlotOf(now));
        return Base64Url.EncodeToString(nonce);
    }

    internal DpopNonce Check(string nonce, DpopPlace place, DateTimeOffset now, TimeSpan life)
    {
        if (nonce.Length != Base64Url.GetEncodedLength(Size) || !Base64Url.IsValid(nonce))
        {
            return DpopNonce.Foreign;
        }

        Span<byte> given = stackalloc byte[Size];
        Base64Url.DecodeFromChars(nonce, given);
        Span<byte> ours = stackalloc byte[Size];
        var slot = BinaryPrimitives.ReadInt64BigEndian(given);
        Write(ours, place, slot);
        if (!CryptographicOperations.FixedTimeEquals(given, ours))
        {
            return DpopNonce.Foreign;
        }

        var age = SlotOf(now) - slot;
        return age >= 0 && age * Slot <= life ? DpopNonce.Fresh : DpopNonce.Old;
    }

    private void Write(Span<byte> nonce, DpopPlace place, long slot)
    {
        Span<byte> content = stackalloc byte[sizeof(long) + 1];
        BinaryPrimitives.WriteInt64BigEndian(content, slot);
        content[^1] = (byte)place;
        Span<byte> mark = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, content, mark);
        content[..sizeof(long)].CopyTo(nonce);
        mark[..MarkSize].CopyTo(nonce[sizeof(long)..]);
    }

    private static long SlotOf(DateTimeOffset now) => now.UtcTicks / Slot.Ticks;
}

internal enum DpopNonce
{
    /// <summary>This node gave it a moment ago.</summary>
    Fresh,

    /// <summary>This node gave it, but too long ago.</summary>
    Old,

    /// <summary>Of another node, of the other place, of an earlier start, or made up.</summary>
    Foreign,
}
