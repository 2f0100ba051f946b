using System.Buffers.Binary;
using System.Text;

namespace MyDataHub.Storage.Encryption;

/// <summary>
/// Which row, and which version of it, a ciphertext belongs to. It is the associated data of the encryption.
/// </summary>
/// <param name="Table">The table's name.</param>
/// <param name="Key">The row's primary key; ids only, as it is named when the row cannot be read.</param>
/// <param name="Version">The version that wrote the row.</param>
public readonly record struct RowIdentity(string Table, string Key, long Version)
{
    public override string ToString() => $"{Table} {Key} (version {Version})";

    // Lengths first, so that no two identities have the same bytes.
    internal byte[] ToBytes()
    {
        var table = Encoding.UTF8.GetByteCount(Table);
        var key = Encoding.UTF8.GetByteCount(Key);
        var bytes = new byte[sizeof(int) + table + sizeof(int) + key + sizeof(long)];
        var rest = bytes.AsSpan();
        rest = Put(rest, Table, table);
        rest = Put(rest, Key, key);
        BinaryPrimitives.WriteInt64BigEndian(rest, Version);
        return bytes;
    }

    private static Span<byte> Put(Span<byte> target, string text, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(target, length);
        Encoding.UTF8.GetBytes(text, target[sizeof(int)..]);
        return target[(sizeof(int) + length)..];
    }
}
