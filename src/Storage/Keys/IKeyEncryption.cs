namespace MyDataHub.Storage.Keys;

/// <summary>
/// Wraps data keys with a key-encryption key that lives outside the database. The default reads a file; a KMS is
/// another one. A context (what the key is for) is bound to the wrapping, so that one customer's key cannot stand in
/// for another's.
/// </summary>
public interface IKeyEncryption
{
    /// <summary>The id of the newest key, the one that wraps.</summary>
    string CurrentKeyId { get; }

    /// <summary>Where the keys are, for the sentence that says one is missing.</summary>
    string Place { get; }

    bool Has(string keyId);

    ValueTask<WrappedKey> WrapAsync(ReadOnlyMemory<byte> key, string context, CancellationToken ct);

    /// <exception cref="KeyException">The key-encryption key is missing, or the wrapped key is not one of
    /// its.</exception>
    ValueTask<byte[]> UnwrapAsync(WrappedKey wrapped, string context, CancellationToken ct);
}

/// <summary>A data key as it is stored: useless without the key-encryption key of that id.</summary>
public sealed record WrappedKey(string KeyId, byte[] Bytes);
