using Npgsql;

namespace MyDataHub.Storage.Migrations;

/// <summary>
/// Brings a database to this program's schema: each migration once, in order, whole or not at all, one hub at a time.
/// </summary>
public static class Migrator
{
    // Any constant does, as long as every hub uses the same one.
    private const long Lock = 0x4d79_4461_7461_0001;

    /// <exception cref="MigrationException">An applied migration was edited, or the database is newer than the
    /// program.</exception>
    public static Task ApplyAsync(NpgsqlDataSource postgres, CancellationToken ct) =>
        ApplyAsync(postgres, Migration.All, ct);

    internal static async Task ApplyAsync(
        NpgsqlDataSource postgres, IReadOnlyList<Migration> migrations, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using (var wait = connection.Sql("select pg_advisory_lock($1)", Lock))
        {
            await wait.ExecuteNonQueryAsync(ct);
        }

        try
        {
            var applied = await ReadAppliedAsync(connection, ct);
            RequireSameHistory(applied, migrations);
            // Numbers are given out ahead, so a lower one may arrive after a higher one has been applied.
            var numbers = applied.Select(row => row.Number).ToHashSet();
            foreach (var migration in migrations.Where(migration => !numbers.Contains(migration.Number)))
            {
                await ApplyAsync(connection, migration, ct);
            }
        }
        finally
        {
            await using var release = connection.Sql("select pg_advisory_unlock($1)", Lock);
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static async Task<List<Applied>> ReadAppliedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using (var table = connection.Sql(
            """
            create table if not exists migration (
                number int primary key,
                name text not null,
                checksum bytea not null,
                applied_at timestamptz not null default now()
            )
            """))
        {
            await table.ExecuteNonQueryAsync(ct);
        }

        await using var command = connection.Sql("select number, name, checksum from migration order by number");
        await using var rows = await command.ExecuteReaderAsync(ct);
        var applied = new List<Applied>();
        while (await rows.ReadAsync(ct))
        {
            applied.Add(new Applied(rows.GetInt32(0), rows.GetString(1), rows.GetFieldValue<byte[]>(2)));
        }

        return applied;
    }

    private static void RequireSameHistory(List<Applied> applied, IReadOnlyList<Migration> migrations)
    {
        var known = migrations.ToDictionary(migration => migration.Number);
        foreach (var row in applied)
        {
            if (!known.TryGetValue(row.Number, out var migration))
            {
                throw new MigrationException(
                    $"The database has migration {row.Name}, which this version of the hub does not know; run the newer version.");
            }

            if (!row.Checksum.AsSpan().SequenceEqual(migration.Checksum))
            {
                throw new MigrationException(
                    $"Migration {row.Name} was edited after it had been applied; undo the edit and add a new migration instead.");
            }
        }
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var change = new NpgsqlCommand(migration.Text, connection, transaction))
        {
            await change.ExecuteNonQueryAsync(ct);
        }

        await using (var note = connection.Sql(
            "insert into migration (number, name, checksum) values ($1, $2, $3)",
            migration.Number, migration.Name, migration.Checksum))
        {
            await note.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private sealed record Applied(int Number, string Name, byte[] Checksum);
}
