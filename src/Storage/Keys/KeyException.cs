namespace MyDataHub.Storage.Keys;

/// <summary>
/// A key-encryption or signing key is missing, unsafe or not the right one: one sentence, never key material.
/// </summary>
public sealed class KeyException(string sentence, Exception? cause = null) : StorageException(sentence, cause);
