namespace MyDataHub.Storage.Embedded;

/// <summary>Why the embedded PostgreSQL cannot run: one sentence for the person who started the hub.</summary>
public sealed class EmbeddedServerException(string sentence, Exception? cause = null) : StorageException(sentence, cause);
