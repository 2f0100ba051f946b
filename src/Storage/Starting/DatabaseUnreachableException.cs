using Npgsql;

namespace MyDataHub.Storage.Starting;

/// <summary>The configured database does not answer at start.</summary>
public sealed class DatabaseUnreachableException(Exception cause)
    : StorageException($"The database of ConnectionStrings:Hub cannot be used: {Sentence(cause)}.", cause)
{
    // The server's own sentence is safe here: nothing of a customer has been asked for yet.
    private static string Sentence(Exception cause) =>
        (cause is PostgresException answered ? answered.MessageText : cause.Message).TrimEnd('.');
}
