using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Storage.Encryption;

/// <summary>
/// A row's body under one key: AES-256-GCM with a random 96-bit nonce; the row's identity and its clear columns are
/// associated data.
/// <code>format 1 | codec 1 | key check 4 | row check 4 | nonce 12 | ciphertext | tag 16</code>
/// The checks only serve to say what is wrong; what protects is the tag, which covers them too.
/// </summary>
internal static class RowCipher
{
    private const byte Format = 1;
    private const byte Plain = 0;
    private const byte Brotli = 1;
    private const int CheckSize = 4;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeadSize = 2 + 2 * CheckSize;
    private const int SmallestCompressed = 128;
    private const int LargestBody = 256 * 1024 * 1024;
    // The quickest: a first collection writes megabytes, and a better one saves a tenth of the room for four times the work.
    private const int BrotliQuality = 1;
    private const int SmallestWindow = 10;
    private const int LargestWindow = 22;

    /// <summary>What the pool keeps stays in memory. A power of two, as its sizes are.</summary>
    private const int LargestRented = 256 * 1024;

    internal static byte[] Seal(ReadOnlySpan<byte> key, RowIdentity row, ReadOnlySpan<byte> body, string columns = "")
    {
        var room = body.Length is < SmallestCompressed or > LargestBody ? [] : Rented(sizeof(int) + BrotliEncoder.GetMaxCompressedLength(body.Length));
        try
        {
            return TryCompress(body, room, out var length)
                ? Seal(key, row, Brotli, room.AsSpan(0, length), columns)
                : Seal(key, row, Plain, body, columns);
        }
        finally
        {
            GiveBack(room);
        }
    }

    private static byte[] Seal(ReadOnlySpan<byte> key, RowIdentity row, byte codec, ReadOnlySpan<byte> content, string columns)
    {
        var identity = row.ToBytes();
        var result = new byte[HeadSize + NonceSize + content.Length + TagSize];
        var head = result.AsSpan(0, HeadSize);
        WriteHead(head, codec, key, identity);
        var nonce = result.AsSpan(HeadSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(
            nonce, content, result.AsSpan(HeadSize + NonceSize, content.Length), result.AsSpan(^TagSize..),
            Associated(head, identity, columns));
        return result;
    }

    /// <exception cref="UnreadableRowException">The row is not what was written under this identity with this
    /// key.</exception>
    internal static byte[] Open(ReadOnlySpan<byte> key, RowIdentity row, ReadOnlySpan<byte> stored, string columns = "")
    {
        var identity = row.ToBytes();
        RequireReadable(key, row, identity, stored);
        var content = new byte[stored.Length - HeadSize - NonceSize - TagSize];
        try
        {
            using var aes = new AesGcm(key, TagSize);
            aes.Decrypt(
                stored.Slice(HeadSize, NonceSize), stored[(HeadSize + NonceSize)..^TagSize], stored[^TagSize..], content,
                Associated(stored[..HeadSize], identity, columns));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new UnreadableRowException(row, RowFault.Altered);
        }

        return stored[1] == Brotli ? Decompress(content, row) : content;
    }

    // The identity says its own length, so what follows it cannot be taken for a part of it.
    private static byte[] Associated(ReadOnlySpan<byte> head, ReadOnlySpan<byte> identity, string columns) =>
        [.. head, .. identity, .. Encoding.UTF8.GetBytes(columns)];

    private static void RequireReadable(
        ReadOnlySpan<byte> key, RowIdentity row, ReadOnlySpan<byte> identity, ReadOnlySpan<byte> stored)
    {
        if (stored.Length < HeadSize + NonceSize + TagSize || stored[0] != Format || stored[1] > Brotli)
        {
            throw new UnreadableRowException(row, RowFault.UnknownFormat);
        }

        Span<byte> expected = stackalloc byte[HeadSize];
        WriteHead(expected, stored[1], key, identity);
        if (!stored.Slice(2, CheckSize).SequenceEqual(expected.Slice(2, CheckSize)))
        {
            throw new UnreadableRowException(row, RowFault.WrongKey);
        }

        if (!stored.Slice(2 + CheckSize, CheckSize).SequenceEqual(expected[(2 + CheckSize)..]))
        {
            throw new UnreadableRowException(row, RowFault.OtherRow);
        }
    }

    private static void WriteHead(Span<byte> head, byte codec, ReadOnlySpan<byte> key, ReadOnlySpan<byte> identity)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        head[0] = Format;
        head[1] = codec;
        HMACSHA256.HashData(key, "key check"u8, digest);
        digest[..CheckSize].CopyTo(head[2..]);
        SHA256.HashData(identity, digest);
        digest[..CheckSize].CopyTo(head[(2 + CheckSize)..]);
    }

    // Compressed content starts with the body's length.
    private static bool TryCompress(ReadOnlySpan<byte> body, Span<byte> target, out int length)
    {
        length = 0;
        if (target.IsEmpty)
        {
            return false;
        }

        BinaryPrimitives.WriteInt32BigEndian(target, body.Length);
        // A window larger than the body finds nothing more and has to be cleared.
        var window = Math.Clamp(BitOperations.Log2((uint)body.Length) + 1, SmallestWindow, LargestWindow);
        var isDone = BrotliEncoder.TryCompress(body, target[sizeof(int)..], out var written, BrotliQuality, window);
        length = sizeof(int) + written;
        return isDone && length < body.Length;
    }

    private static byte[] Rented(int length) => length <= LargestRented ? ArrayPool<byte>.Shared.Rent(length) : new byte[length];

    private static void GiveBack(byte[] room)
    {
        if (room.Length is > 0 and <= LargestRented)
        {
            // Somebody's data was in it.
            ArrayPool<byte>.Shared.Return(room, clearArray: true);
        }
    }

    private static byte[] Decompress(ReadOnlySpan<byte> content, RowIdentity row)
    {
        var length = content.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32BigEndian(content);
        var body = length is < 0 or > LargestBody ? throw new UnreadableRowException(row, RowFault.UnknownFormat) : new byte[length];
        return BrotliDecoder.TryDecompress(content[sizeof(int)..], body, out var written) && written == length
            ? body
            : throw new UnreadableRowException(row, RowFault.UnknownFormat);
    }
}
