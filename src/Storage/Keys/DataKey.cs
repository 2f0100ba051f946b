using System.Security.Cryptography;
using System.Text;
using MyDataHub.Storage.Encryption;

namespace MyDataHub.Storage.Keys;

/// <summary>
/// A 256-bit data key in use, a customer's or the hub's own. Each purpose has a key derived from it. Wiped when
/// disposed.
/// </summary>
internal sealed class DataKey : IDisposable
{
    internal const int Size = 32;
    private readonly byte[] _bodies;
    private readonly byte[] _names;
    private readonly byte[] _nameNonces;
    private readonly byte[] _marks;

    internal DataKey(ReadOnlySpan<byte> key)
    {
        _bodies = Derive(key, "bodies");
        _names = Derive(key, "names");
        _nameNonces = Derive(key, "name nonces");
        _marks = Derive(key, "marks");
    }

    /// <param name="columns">The row's clear columns, where somebody decides by them: changing one makes the body
    /// unreadable.</param>
    internal byte[] Seal(RowIdentity row, ReadOnlySpan<byte> body, string columns = "") => RowCipher.Seal(
        _bodies, row, body, columns);

    internal byte[] Open(RowIdentity row, ReadOnlySpan<byte> stored, string columns = "") => RowCipher.Open(
        _bodies, row, stored, columns);

    internal byte[] SealName(string scope, string name) => NameCipher.Seal(_names, _nameNonces, scope, name);

    /// <summary>Opens many names with one set-up.</summary>
    internal AesGcm Names() => new(_names, AesGcm.TagByteSizes.MaxSize);

    /// <summary>A keyed digest; 32 bytes.</summary>
    internal byte[] Mark(ReadOnlySpan<byte> bytes) => HMACSHA256.HashData(_marks, bytes);

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_bodies);
        CryptographicOperations.ZeroMemory(_names);
        CryptographicOperations.ZeroMemory(_nameNonces);
        CryptographicOperations.ZeroMemory(_marks);
    }

    private static byte[] Derive(ReadOnlySpan<byte> key, string purpose) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"mydatahub/1/{purpose}"));
}
