namespace MyDataHub.Storage;

/// <summary>
/// Why the store cannot be used: one sentence for the person who started the hub, without personal data.
/// </summary>
public abstract class StorageException(string sentence, Exception? cause = null) : Exception(sentence, cause);
