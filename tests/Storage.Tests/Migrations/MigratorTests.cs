using MyDataHub.Storage.Migrations;
using MyDataHub.Storage.Starting;

namespace MyDataHub.Storage.Tests.Migrations;

public sealed class MigratorTests(SharedServer server) : DatabaseTest(server)
{
    private static readonly Migration Next = new(9999, "9999_next", "create table next (n int)");
    private static readonly Migration Earlier = new(9998, "9998_earlier", "create table earlier (n int)");

    [Fact]
    public async Task Applying_again_changes_nothing()
    {
        var before = await History();

        await Migrator.ApplyAsync(Hub.Postgres, default);

        Assert.Equal(before, await History());
    }

    [Fact]
    public async Task Hubs_that_start_at_once_apply_each_migration_once()
    {
        var many = Enumerable.Range(0, 6).Select(_ => Migrator.ApplyAsync(Hub.Postgres, [.. Migration.All, Next], default));

        await Task.WhenAll(many);

        Assert.Equal(Migration.All.Count + 1L, await Hub.ScalarAsync("select count(*) from migration"));
    }

    [Fact]
    public async Task An_applied_migration_that_was_edited_is_named()
    {
        var edited = Migration.All.Select(migration =>
            migration.Number == 2 ? migration with { Text = migration.Text + "\n-- harmless?" } : migration).ToArray();

        var refused = await Assert.ThrowsAsync<MigrationException>(() => Migrator.ApplyAsync(Hub.Postgres, edited, default));

        Assert.StartsWith($"Migration {Migration.All[1].Name} was edited after it had been applied", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ends_of_a_checkout_are_no_edit()
    {
        var windows = Migration.All.Select(migration => migration with { Text = migration.Text.ReplaceLineEndings("\r\n") }).ToArray();

        await Migrator.ApplyAsync(Hub.Postgres, windows, default);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_named()
    {
        await Migrator.ApplyAsync(Hub.Postgres, [.. Migration.All, Next], default);

        var refused = await Assert.ThrowsAsync<MigrationException>(() => Migrator.ApplyAsync(Hub.Postgres, default));

        Assert.Contains("has migration 9999_next", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lower_number_that_arrives_later_is_applied()
    {
        await Migrator.ApplyAsync(Hub.Postgres, [.. Migration.All, Next], default);

        await Migrator.ApplyAsync(Hub.Postgres, [.. Migration.All, Earlier, Next], default);

        Assert.Equal("earlier", await Hub.ScalarAsync("select to_regclass('earlier')::text"));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_behind()
    {
        var failing = Next with { Text = "create table half (n int); select 1 / 0" };

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Migrator.ApplyAsync(Hub.Postgres, [.. Migration.All, failing], default));

        Assert.Equal(DBNull.Value, await Hub.ScalarAsync("select to_regclass('half')::text"));
        await Migrator.ApplyAsync(Hub.Postgres, default);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_one_sentence()
    {
        var refused = await Assert.ThrowsAsync<DatabaseUnreachableException>(() =>
            Storage.Tests.Hub.OpenAsync("Host=127.0.0.1;Port=1;Username=hub;Timeout=2", KeyFolder));

        Assert.StartsWith("The database of ConnectionStrings:Hub cannot be used: ", refused.Message, StringComparison.Ordinal);
    }

    private async Task<object?> History() =>
        await Hub.ScalarAsync("select string_agg(number || name || applied_at::text || encode(checksum, 'hex'), ',' order by number) from migration");
}
