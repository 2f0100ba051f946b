using System.Diagnostics;
using MyDataHub.Storage.Embedded;
using Npgsql;

namespace MyDataHub.Storage.Tests.Embedded;

/// <summary>The private cluster on its own data folder: made, kept, recovered, and refused with one clear sentence.</summary>
public sealed class EmbeddedServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_start_finds_what_the_first_one_kept()
    {
        await using (var first = await Start())
        {
            await Execute(first, "create table kept (n int); insert into kept values (42)");
        }

        await using var second = await Start();

        Assert.Equal(42, await Scalar(second, "select n from kept"));
    }

    [Fact]
    public async Task It_listens_on_a_private_socket_and_nowhere_else()
    {
        await using var server = await Start();

        Assert.Equal("", await Scalar(server, "show listen_addresses"));
        Assert.Equal("0700", await Scalar(server, "show unix_socket_permissions"));
        Assert.Equal("on", await Scalar(server, "show data_checksums"));
        Assert.Equal("UTF8", await Scalar(server, "show server_encoding"));
    }

    [Fact]
    public async Task It_is_durable_unless_told_otherwise()
    {
        await using var server = await EmbeddedServer.StartAsync(new EmbeddedOptions { DataFolder = _folder.Path }, null, default);

        Assert.Equal("on", await Scalar(server, "show fsync"));
        Assert.Equal("on", await Scalar(server, "show synchronous_commit"));
        Assert.Equal("on", await Scalar(server, "show full_page_writes"));
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        await using var server = await Start();
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guess", Pooling = false };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task The_password_is_readable_by_its_owner_only()
    {
        await using var server = await Start();

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(_folder.Path, "password")));
    }

    [Fact]
    public async Task A_second_hub_on_the_same_folder_is_refused_by_one_sentence()
    {
        await using var first = await Start();

        var refused = await Assert.ThrowsAsync<EmbeddedServerException>(Start);

        Assert.Equal(
            $"Another hub (process {Environment.ProcessId}) is already running on the data folder {_folder.Path}.", refused.Message);
        Assert.Equal(1, await Scalar(first, "select 1"));
    }

    [Fact]
    public async Task A_command_may_use_the_server_of_the_running_hub()
    {
        await using var hub = await Start();
        var options = Options();
        options.AttachIfRunning = true;

        await using (var command = await EmbeddedServer.StartAsync(options, null, default))
        {
            Assert.Equal(1, await Scalar(command, "select 1"));
        }

        Assert.Equal(1, await Scalar(hub, "select 1"));
    }

    [Fact]
    public async Task A_killed_postgres_is_started_again_with_everything_acknowledged()
    {
        await using var server = await Start();
        await Execute(server, "create table kept (n int); insert into kept values (42)");

        Process.GetProcessById(server.PostmasterProcessId!.Value).Kill();

        Assert.Equal(42, await Eventually(() => Scalar(server, "select n from kept")));
    }

    [Fact]
    public async Task An_interrupt_from_the_hubs_terminal_does_not_reach_it()
    {
        await using var server = await Start();

        Assert.NotEqual(SessionOf(Environment.ProcessId), SessionOf(server.PostmasterProcessId!.Value));
    }

    [Fact]
    public async Task A_start_that_is_given_up_leaves_nothing_running()
    {
        await (await Start()).DisposeAsync();
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(40));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EmbeddedServer.StartAsync(Options(), null, impatient.Token));

        await using var server = await Start();
        Assert.Equal(1, await Scalar(server, "select 1"));
    }

    [Fact]
    public async Task A_server_left_running_by_a_killed_hub_is_replaced()
    {
        using var left = await LeaveRunning();

        await using var server = await Start();

        Assert.True(left.WaitForExit(TimeSpan.FromMinutes(1)));
        Assert.Equal(42, await Scalar(server, "select n from kept"));
    }

    [Fact]
    public async Task A_stale_pid_file_that_names_another_process_is_no_obstacle()
    {
        await (await Start()).DisposeAsync();
        using var other = Process.Start((await OsUser.ChooseAsync("mydatahub", default)).Command("sleep", "60"))!;
        File.WriteAllText(Path.Combine(_folder.Path, "cluster", "postmaster.pid"), $"{other.Id}\n/elsewhere\n1\n5432\n");

        await using (var server = await Start())
        {
            Assert.Equal(1, await Scalar(server, "select 1"));
            Assert.False(other.HasExited);
        }

        other.Kill();
    }

    [Theory]
    [InlineData("cluster/postmaster.pid")]
    [InlineData("socket/.s.PGSQL.5432.lock")]
    public async Task An_empty_lock_left_by_a_kill_in_between_is_no_obstacle(string file)
    {
        await (await Start()).DisposeAsync();
        File.WriteAllText(Path.Combine(_folder.Path, file), "");

        await using var server = await Start();

        Assert.Equal(1, await Scalar(server, "select 1"));
    }

    [Fact]
    public async Task An_interrupted_initdb_is_begun_again()
    {
        var half = Directory.CreateDirectory(Path.Combine(_folder.Path, "cluster.new"));
        File.WriteAllText(Path.Combine(half.FullName, "PG_VERSION"), "15\n");

        await using var server = await Start();

        Assert.Equal(1, await Scalar(server, "select 1"));
        Assert.False(half.Exists && Directory.Exists(half.FullName));
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_left_alone()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "thesis.txt"), "years of work");

        var refused = await Assert.ThrowsAsync<EmbeddedServerException>(Start);

        Assert.Contains("holds something that is not the hub's (thesis.txt)", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_cluster_of_another_version_is_named()
    {
        await (await Start()).DisposeAsync();
        File.WriteAllText(Path.Combine(_folder.Path, "cluster", "PG_VERSION"), "9\n");

        var refused = await Assert.ThrowsAsync<EmbeddedServerException>(Start);

        Assert.StartsWith("The data folder was made by PostgreSQL 9, but only version 15", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PG_VERSION", "its PG_VERSION is missing or damaged")]
    [InlineData("global/pg_control", "pg_control")]
    [InlineData("../password", "password cannot be read")]
    public async Task A_damaged_folder_is_refused_by_one_sentence(string missing, string said)
    {
        await (await Start()).DisposeAsync();
        File.Delete(Path.Combine(_folder.Path, "cluster", missing));

        var refused = await Assert.ThrowsAsync<EmbeddedServerException>(Start);

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_programs_are_refused_with_how_to_get_them()
    {
        var options = Options();
        options.BinariesFolder = _folder.Path;

        var refused = await Assert.ThrowsAsync<EmbeddedServerException>(() => EmbeddedServer.StartAsync(options, null, default));

        Assert.StartsWith("PostgreSQL is not installed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_os_user_is_refused_with_how_to_make_it()
    {
        var options = Options();
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

    [Fact]
    public async Task A_long_path_gets_a_short_socket()
    {
        var options = Options();
        options.DataFolder = Path.Combine(_folder.Path, new string('x', 120));

        await using var server = await EmbeddedServer.StartAsync(options, null, default);

        Assert.StartsWith("/tmp/mydatahub-", server.SocketFolder, StringComparison.Ordinal);
        Assert.Equal(1, await Scalar(server, "select 1"));
        Directory.Delete(server.SocketFolder, recursive: true);
    }

    private EmbeddedOptions Options() => new() { DataFolder = _folder.Path, Fsync = false, SharedBuffersMegabytes = 16 };

    private Task<EmbeddedServer> Start() => EmbeddedServer.StartAsync(Options(), null, default);

    // What kill -9 of a hub leaves: postgres runs, nobody holds the lock.
    private async Task<Process> LeaveRunning()
    {
        await using (var server = await Start())
        {
            await Execute(server, "create table kept (n int); insert into kept values (42)");
        }

        var options = Options();
        var folder = new DataFolder(_folder.Path);
        var binaries = await PostgresBinaries.FindAsync(null, null, default);
        var user = await OsUser.ChooseAsync(options.OsUser, default);
        using var postmaster = await Postmaster.TryStartAsync(folder, binaries, user, options, default);
        return Process.GetProcessById(postmaster!.ProcessId);
    }

    // proc(5), stat: the sixth field, counted after the name in brackets, which may hold blanks.
    private static string SessionOf(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3];
    }

    private static async Task Execute(EmbeddedServer server, string text) => await Scalar(server, text);

    private static async Task<object?> Scalar(EmbeddedServer server, string text)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(text, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<object?> Eventually(Func<Task<object?>> ask)
    {
        for (var left = 100; ; left--)
        {
            try
            {
                return await ask();
            }
            catch (NpgsqlException) when (left > 0)
            {
                await Task.Delay(100);
            }
        }
    }
}
