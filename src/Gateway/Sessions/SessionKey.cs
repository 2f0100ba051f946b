using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MyDataHub.Gateway.Sessions;

/// <summary>The SHA-256 of a session token: what memory and the database know a session by.</summary>
internal readonly record struct SessionKey(UInt128 High, UInt128 Low)
{
    internal static SessionKey From(ReadOnlySpan<byte> hash) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));

    internal byte[] ToBytes()
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(16), Low);
        return bytes;
    }

    // The key is already a uniform hash, so any part of it is one too.
    public override int GetHashCode() => unchecked((int)(uint)Low);

    public override string ToString() => nameof(SessionKey);
}
