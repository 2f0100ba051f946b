namespace MyDataHub.Storage.Migrations;

/// <summary>The database and the program disagree about its schema: one sentence that names the migration.</summary>
public sealed class MigrationException(string sentence) : StorageException(sentence);
