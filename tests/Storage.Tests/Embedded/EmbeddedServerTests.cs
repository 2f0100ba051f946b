using System.Diagnostics;
using MyDataHub.Storage.Embedded;
using Npgsql;

namespace MyDataHub.Storage.Tests.Embedded;

/// <summary>The private cluster on its own data folder: made, kept, shut off from others, and started again when it dies.</summary>
public sealed class EmbeddedServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_start_finds_what_the_first_one_kept()
    {
        await using (var first = await _folder.StartAsync())
        {
            await first.ExecuteAsync("create table kept (n int); insert into kept values (42)");
        }

        await using var second = await _folder.StartAsync();

        Assert.Equal(42, await second.ScalarAsync("select n from kept"));
    }

    [Fact]
    public async Task It_listens_on_a_private_socket_and_nowhere_else()
    {
        await using var server = await _folder.StartAsync();

        Assert.Equal("", await server.ScalarAsync("show listen_addresses"));
        Assert.Equal("0700", await server.ScalarAsync("show unix_socket_permissions"));
        Assert.Equal("on", await server.ScalarAsync("show data_checksums"));
        Assert.Equal("UTF8", await server.ScalarAsync("show server_encoding"));
    }

    [Fact]
    public async Task It_is_durable_unless_told_otherwise()
    {
        await using var server = await EmbeddedServer.StartAsync(new EmbeddedOptions { DataFolder = _folder.Path }, null, default);

        Assert.Equal("on", await server.ScalarAsync("show fsync"));
        Assert.Equal("on", await server.ScalarAsync("show synchronous_commit"));
        Assert.Equal("on", await server.ScalarAsync("show full_page_writes"));
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        await using var server = await _folder.StartAsync();
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guess", Pooling = false };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());

        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task The_password_is_readable_by_its_owner_only()
    {
        await using var server = await _folder.StartAsync();

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(_folder.Path, "password")));
    }

    [Fact]
    public async Task A_second_hub_on_the_same_folder_is_refused_by_one_sentence()
    {
        await using var first = await _folder.StartAsync();

        var refused = await Assert.ThrowsAsync<EmbeddedServerException>(_folder.StartAsync);

        Assert.Equal(
            $"Another hub (process {Environment.ProcessId}) is already running on the data folder {_folder.Path}.", refused.Message);
        Assert.Equal(1, await first.ScalarAsync("select 1"));
    }

    [Fact]
    public async Task A_command_may_use_the_server_of_the_running_hub()
    {
        await using var hub = await _folder.StartAsync();
        var options = _folder.Options();
        options.AttachIfRunning = true;

        await using (var command = await EmbeddedServer.StartAsync(options, null, default))
        {
            Assert.Equal(1, await command.ScalarAsync("select 1"));
        }

        Assert.Equal(1, await hub.ScalarAsync("select 1"));
    }

    [Fact]
    public async Task A_killed_postgres_is_started_again_with_everything_acknowledged()
    {
        await using var server = await _folder.StartAsync();
        await server.ExecuteAsync("create table kept (n int); insert into kept values (42)");

        Process.GetProcessById(server.PostmasterProcessId!.Value).Kill();

        Assert.Equal(42, await Eventually(() => server.ScalarAsync("select n from kept")));
    }

    [Fact]
    public async Task An_interrupt_from_the_hubs_terminal_does_not_reach_it()
    {
        await using var server = await _folder.StartAsync();

        Assert.NotEqual(SessionOf(Environment.ProcessId), SessionOf(server.PostmasterProcessId!.Value));
    }

    [Fact]
    public async Task A_start_that_is_given_up_leaves_nothing_running()
    {
        await (await _folder.StartAsync()).DisposeAsync();
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(40));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EmbeddedServer.StartAsync(_folder.Options(), null, impatient.Token));

        await using var server = await _folder.StartAsync();
        Assert.Equal(1, await server.ScalarAsync("select 1"));
    }

    [Fact]
    public async Task A_long_path_gets_a_short_socket()
    {
        var options = _folder.Options();
        options.DataFolder = Path.Combine(_folder.Path, new string('x', 120));

        await using var server = await EmbeddedServer.StartAsync(options, null, default);

        Assert.StartsWith("/tmp/mydatahub-", server.SocketFolder, StringComparison.Ordinal);
        Assert.Equal(1, await server.ScalarAsync("select 1"));
        Directory.Delete(server.SocketFolder, recursive: true);
    }

    // proc(5), stat: the sixth field, counted after the name in brackets, which may hold blanks.
    private static string SessionOf(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3];
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
