using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Storage.Keys;

/// <summary>
/// Key-encryption keys in a file that only its owner may read: a line <c>id base64</c> each, oldest first. The newest
/// wraps; older ones still unwrap until everything has been wrapped again.
/// </summary>
public sealed class FileKeyEncryption(string folder) : IKeyEncryption
{
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly Lock _lock = new();
    private readonly string _file = Path.Combine(Path.GetFullPath(folder), "key-encryption-keys");
    private List<(string Id, byte[] Key)>? _keys;

    public string CurrentKeyId => Keys()[^1].Id;

    public string Place => _file;

    public bool Exists => File.Exists(_file);

    public bool Has(string keyId) => Keys().Exists(key => key.Id == keyId);

    /// <summary>Makes the first key. Never over an existing file: that would make every customer unreadable.</summary>
    public void Create()
    {
        lock (_lock)
        {
            if (Exists)
            {
                throw new KeyException($"The key file {_file} already exists.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            _keys = Write([]);
        }
    }

    /// <summary>Adds a newer key, which wraps from now on.</summary>
    public string Rotate()
    {
        lock (_lock)
        {
            _keys = Write(Read());
            return _keys[^1].Id;
        }
    }

    public ValueTask<WrappedKey> WrapAsync(ReadOnlyMemory<byte> key, string context, CancellationToken ct)
    {
        var (id, wrapping) = Keys()[^1];
        var result = new byte[NonceSize + key.Length + TagSize];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceSize));
        using var aes = new AesGcm(wrapping, TagSize);
        aes.Encrypt(
            result.AsSpan(0, NonceSize), key.Span, result.AsSpan(NonceSize, key.Length), result.AsSpan(^TagSize..),
            Encoding.UTF8.GetBytes($"{id}\n{context}"));
        return ValueTask.FromResult(new WrappedKey(id, result));
    }

    public ValueTask<byte[]> UnwrapAsync(WrappedKey wrapped, string context, CancellationToken ct)
    {
        var (id, wrapping) = Keys().Find(key => key.Id == wrapped.KeyId);
        if (wrapping is null)
        {
            throw new KeyException(
                $"The key-encryption key {wrapped.KeyId} is not in {_file}; restore it from a backup.");
        }

        var stored = wrapped.Bytes.AsSpan();
        if (stored.Length != NonceSize + KeySize + TagSize)
        {
            throw new KeyException($"The wrapped key of {context} is damaged.");
        }

        var key = new byte[KeySize];
        try
        {
            using var aes = new AesGcm(wrapping, TagSize);
            aes.Decrypt(
                stored[..NonceSize], stored[NonceSize..^TagSize], stored[^TagSize..], key, Encoding.UTF8.GetBytes($"{id}\n{context}"));
            return ValueTask.FromResult(key);
        }
        catch (AuthenticationTagMismatchException forged)
        {
            throw new KeyException(
                $"The wrapped key of {context} was changed, belongs to another, or the key-encryption key {id} is not the one that wrapped it.",
                forged);
        }
    }

    private List<(string Id, byte[] Key)> Keys()
    {
        lock (_lock)
        {
            return _keys ??= Read();
        }
    }

    private List<(string Id, byte[] Key)> Read()
    {
        if (!Exists)
        {
            throw new KeyException(
                $"The key file {_file} is missing; without it nobody's data can be read. Restore it from a backup.");
        }

        if (!PrivateFile.IsPrivate(_file))
        {
            throw new KeyException(
                $"The key file {_file} may be read by others; make it private with: chmod 600 {_file}");
        }

        var keys = File.ReadAllLines(_file).Where(line => line.Length > 0).Select(ReadLine).ToList();
        return keys.Count > 0 ? keys : throw new KeyException(
            $"The key file {_file} is empty; restore it from a backup.");
    }

    private (string Id, byte[] Key) ReadLine(string line, int index)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var key = new byte[KeySize];
        return parts.Length == 2 && Convert.TryFromBase64String(parts[1], key, out var size) && size == KeySize
            ? (parts[0], key)
            : throw new KeyException(
                $"Line {index + 1} of the key file {_file} is not an id and a 256-bit key; restore it from a backup.");
    }

    private List<(string Id, byte[] Key)> Write(List<(string Id, byte[] Key)> old)
    {
        var next = old.Count == 0 ? 1 : int.Parse(old[^1].Id.AsSpan(1), CultureInfo.InvariantCulture) + 1;
        List<(string Id, byte[] Key)> keys = [.. old, ($"k{next}", RandomNumberGenerator.GetBytes(KeySize))];
        PrivateFile.Write(_file, string.Concat(keys.Select(key => $"{key.Id} {Convert.ToBase64String(key.Key)}\n")));
        return keys;
    }
}
