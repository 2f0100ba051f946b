using System.Diagnostics;
using MyDataHub.Storage.Embedded;

namespace MyDataHub.Storage.Tests.Embedded;

/// <summary>A start that meets what was left behind, damaged or never there: mended, or refused with one clear sentence.</summary>
public sealed class EmbeddedStartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_server_left_running_by_a_killed_hub_is_replaced()
    {
        using var left = await LeaveRunning();

        await using var server = await _folder.StartAsync();

        Assert.True(left.WaitForExit(TimeSpan.FromMinutes(1)));
        Assert.Equal(42, await server.ScalarAsync("select n from kept"));
    }

    [Fact]
    public async Task A_stale_pid_file_that_names_another_process_is_no_obstacle()
    {
        await (await _folder.StartAsync()).DisposeAsync();
        using var other = Process.Start((await OsUser.ChooseAsync("mydatahub", default)).Command("sleep", "60"))!;
        File.WriteAllText(Path.Combine(_folder.Path, "cluster", "postmaster.pid"), $"{other.Id}\n/elsewhere\n1\n5432\n");

        await using (var server = await _folder.StartAsync())
        {
            Assert.Equal(1, await server.ScalarAsync("select 1"));
            Assert.False(other.HasExited);
        }

        other.Kill();
    }

    [Theory]
    [InlineData("cluster/postmaster.pid")]
    [InlineData("socket/.s.PGSQL.5432.lock")]
    public async Task An_empty_lock_left_by_a_kill_in_between_is_no_obstacle(string file)
    {
        await (await _folder.StartAsync()).DisposeAsync();
        File.WriteAllText(Path.Combine(_folder.Path, file), "");

        await using var server = await _folder.StartAsync();

        Assert.Equal(1, await server.ScalarAsync("select 1"));
    }

    [Fact]
    public async Task An_interrupted_initdb_is_begun_again()
    {
        var half = Directory.CreateDirectory(Path.Combine(_folder.Path, "cluster.new"));
        File.WriteAllText(Path.Combine(half.FullName, "PG_VERSION"), "15\n");

        await using var server = await _folder.StartAsync();

        Assert.Equal(1, await server.ScalarAsync("select 1"));
        Assert.False(half.Exists && Directory.Exists(half.FullName));
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_left_alone()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "thesis.txt"), "years of work");

        var refused = await Assert.ThrowsAsync<EmbeddedServerException>(_folder.StartAsync);

        Assert.Contains("holds something that is not the hub's (thesis.txt)", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_cluster_of_another_version_is_named()
    {
        await (await _folder.StartAsync()).DisposeAsync();
        File.WriteAllText(Path.Combine(_folder.Path, "cluster", "PG_VERSION"), "9\n");

        var refused = await Assert.ThrowsAsync<EmbeddedServerException>(_folder.StartAsync);

        Assert.StartsWith("The data folder was made by PostgreSQL 9, but only version 15", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PG_VERSION", "its PG_VERSION is missing or damaged")]
    [InlineData("global/pg_control", "pg_control")]
    [InlineData("../password", "password cannot be read")]
    public async Task A_damaged_folder_is_refused_by_one_sentence(string missing, string said)
    {
        await (await _folder.StartAsync()).DisposeAsync();
        File.Delete(Path.Combine(_folder.Path, "cluster", missing));

        var refused = await Assert.ThrowsAsync<EmbeddedServerException>(_folder.StartAsync);

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_programs_are_refused_with_how_to_get_them()
    {
        var options = _folder.Options();
        options.BinariesFolder = _folder.Path;

        var refused = await Assert.ThrowsAsync<EmbeddedServerException>(() => EmbeddedServer.StartAsync(options, null, default));

        Assert.StartsWith("PostgreSQL is not installed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_os_user_is_refused_with_how_to_make_it()
    {
        var options = _folder.Options();
        options.OsUser = "nobody-of-that-name";
        if (!Environment.IsPrivilegedProcess)
        {
            // Only root needs the other user; anybody else runs PostgreSQL themselves.
            await (await EmbeddedServer.StartAsync(options, null, default)).DisposeAsync();
            return;
        }

        var refused = await Assert.ThrowsAsync<EmbeddedServerException>(() => EmbeddedServer.StartAsync(options, null, default));

        Assert.EndsWith("make it with: useradd --system --no-create-home nobody-of-that-name", refused.Message, StringComparison.Ordinal);
    }

    // What kill -9 of a hub leaves: postgres runs, nobody holds the lock.
    private async Task<Process> LeaveRunning()
    {
        await using (var server = await _folder.StartAsync())
        {
            await server.ExecuteAsync("create table kept (n int); insert into kept values (42)");
        }

        var options = _folder.Options();
        var folder = new DataFolder(_folder.Path);
        var binaries = await PostgresBinaries.FindAsync(null, null, default);
        var user = await OsUser.ChooseAsync(options.OsUser, default);
        using var postmaster = await Postmaster.TryStartAsync(folder, binaries, user, options, default);
        return Process.GetProcessById(postmaster!.ProcessId);
    }
}
