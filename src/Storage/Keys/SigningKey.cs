using System.Security.Cryptography;

namespace MyDataHub.Storage.Keys;

/// <summary>
/// The hub's own signature (ECDSA P-256, SHA-256) under audit anchors and receipts; a PEM file outside the database.
/// </summary>
public sealed class SigningKey(string folder) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly string _file = Path.Combine(Path.GetFullPath(folder), "signing-key.pem");
    private ECDsa? _key;

    /// <summary>So that others can check a receipt.</summary>
    public string PublicKeyPem => WithKey(key => key.ExportSubjectPublicKeyInfoPem());

    /// <param name="purpose">Such as "receipt": a signature for one purpose is none for another.</param>
    public byte[] Sign(string purpose, ReadOnlySpan<byte> content)
    {
        var bytes = Bound(purpose, content);
        return WithKey(key => key.SignData(bytes, HashAlgorithmName.SHA256));
    }

    public bool Verify(string purpose, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        var bytes = Bound(purpose, content);
        var given = signature.ToArray();
        return WithKey(key => key.VerifyData(bytes, given, HashAlgorithmName.SHA256));
    }

    internal void CreateIfMissing()
    {
        if (File.Exists(_file))
        {
            WithKey(key => key.KeySize);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        PrivateFile.Write(_file, key.ExportPkcs8PrivateKeyPem());
    }

    public void Dispose() => _key?.Dispose();

    private T WithKey<T>(Func<ECDsa, T> use)
    {
        // ECDsa objects are not made for several threads.
        lock (_lock)
        {
            return use(_key ??= Read());
        }
    }

    private ECDsa Read()
    {
        if (!File.Exists(_file) || !PrivateFile.IsPrivate(_file))
        {
            throw new KeyException($"The signing key {_file} is missing or may be read by others (chmod 600).");
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(_file));
            return key;
        }
        catch (Exception damaged) when (damaged is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new KeyException($"The signing key {_file} is damaged; restore it from a backup.", damaged);
        }
    }

    private static byte[] Bound(string purpose, ReadOnlySpan<byte> content) =>
        [.. System.Text.Encoding.UTF8.GetBytes(purpose), 0, .. content];
}
