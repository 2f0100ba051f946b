using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace MyDataHub.Storage.Embedded;

/// <summary>
/// A private PostgreSQL server on a data folder: made once, started, kept running, stopped with the hub.
/// It listens on a socket in that folder only.
/// </summary>
public sealed partial class EmbeddedServer : IAsyncDisposable
{
    private const string Database = "hub";
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(200);
    private readonly CancellationTokenSource _stopping = new();
    private readonly EmbeddedOptions _options;
    private readonly DataFolder _folder;
    private readonly ILogger _log;
    private readonly FileStream? _lock;
    private PostgresBinaries _binaries = null!;
    private OsUser _user = null!;
    private Postmaster? _postmaster;
    private Task _watch = Task.CompletedTask;

    private EmbeddedServer(EmbeddedOptions options, DataFolder folder, FileStream? held, ILogger log) =>
        (_options, _folder, _lock, _log) = (options, folder, held, log);

    /// <summary>How to reach the hub's database. Secret: it holds the password.</summary>
    public string ConnectionString => ConnectionTo(Database);

    /// <summary>Where pg_dump and psql of the same version are.</summary>
    public string BinariesFolder => _binaries.Folder;

    /// <summary>The folder of the server's socket, as <c>Host</c> of a connection.</summary>
    public string SocketFolder => _folder.Socket;

    internal int? PostmasterProcessId => _postmaster?.ProcessId;

    /// <summary>Starts the server, or uses the running one where the options allow it. Returns when it takes connections.</summary>
    /// <exception cref="EmbeddedServerException">It cannot run; the message is one sentence that says why.</exception>
    public static async Task<EmbeddedServer> StartAsync(EmbeddedOptions options, ILogger? log, CancellationToken ct)
    {
        var folder = new DataFolder(options.DataFolder);
        folder.Prepare();
        var held = folder.TryLock();
        if (held is null && !options.AttachIfRunning)
        {
            throw new EmbeddedServerException($"Another hub ({folder.LockHolder()}) is already running on the data folder {folder}.");
        }

        var server = new EmbeddedServer(options, folder, held, log ?? NullLogger.Instance);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(TimeSpan.FromSeconds(options.StartTimeoutSeconds));
            await server.OpenAsync(limit.Token);
            return server;
        }
        catch (Exception failure)
        {
            await server.DisposeAsync();
            throw failure is OperationCanceledException && !ct.IsCancellationRequested
                ? new EmbeddedServerException(
                    $"PostgreSQL on {folder} was not ready within {options.StartTimeoutSeconds} s.", failure)
                : failure is EmbeddedServerException or OperationCanceledException
                    ? failure
                    : new EmbeddedServerException($"PostgreSQL on {folder} could not be started: {failure.Message}", failure);
        }
    }

    /// <summary>Makes another database, as a copy of <paramref name="template"/>, and says how to reach it.</summary>
    public async Task<string> CreateDatabaseAsync(string name, string template = "template1", CancellationToken ct = default)
    {
        await using var postgres = NpgsqlDataSource.Create(ConnectionTo("postgres") + ";Pooling=false");
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var create = connection.CreateCommand();
        create.CommandText = $"create database {Identifier(name)} template {Identifier(template)}";
        await create.ExecuteNonQueryAsync(ct);
        return ConnectionTo(name);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watch;
        if (_postmaster is { } running)
        {
            _postmaster = null;
            await Postmaster.StopAsync(_folder, _binaries, _user, _options, CancellationToken.None);
            running.Dispose();
        }

        _lock?.Dispose();
        _stopping.Dispose();
    }

    private async Task OpenAsync(CancellationToken ct)
    {
        _binaries = await PostgresBinaries.FindAsync(_options.BinariesFolder, _folder.ClusterMajor(), ct);
        _user = await OsUser.ChooseAsync(_options.OsUser, ct);
        if (_lock is null)
        {
            RequireRunning();
            return;
        }

        await _user.OwnFolderAsync(_folder.Socket, ct);
        if (!_folder.HasCluster)
        {
            await ClusterCreation.CreateAsync(_folder, _binaries, _user, _options, ct);
        }

        await _user.RequireReachableAsync(_folder.Cluster, ct);
        await EndLeftoverAsync(ct);
        _postmaster = await StartPostmasterAsync(ct);
        await CreateHubDatabaseAsync(ct);
        _watch = KeepRunningAsync();
    }

    private void RequireRunning()
    {
        if (PostmasterPid.Read(_folder) is not { IsReady: true })
        {
            throw new EmbeddedServerException($"The hub on {_folder} is not ready yet; try again in a moment.");
        }
    }

    // We hold the lock, so a server that still runs here belonged to a hub that was killed.
    private async Task EndLeftoverAsync(CancellationToken ct)
    {
        if (PostmasterPid.Read(_folder) is not { } pid)
        {
            return;
        }

        if (pid.RunsIn(_folder.Cluster))
        {
            LogLeftover(pid.ProcessId);
            await Postmaster.StopAsync(_folder, _binaries, _user, _options, ct);
        }
        else if (pid.IsInUse)
        {
            // The number is another process's by now, and postgres would take that for itself. Where nobody has the number the file
            // stays: postgres reads from it whether backends of a killed postmaster still use the shared memory.
            File.Delete(_folder.PostmasterPid);
        }
    }

    private async Task<Postmaster> StartPostmasterAsync(CancellationToken ct)
    {
        while (true)
        {
            if (await Postmaster.TryStartAsync(_folder, _binaries, _user, _options, ct) is { } started)
            {
                return started;
            }

            await Task.Delay(RetryPause, ct);
        }
    }

    private async Task CreateHubDatabaseAsync(CancellationToken ct)
    {
        await using var postgres = NpgsqlDataSource.Create(ConnectionTo("postgres") + ";Pooling=false");
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var exists = connection.CreateCommand();
        exists.CommandText = "select 1 from pg_database where datname = 'hub'";
        if (await exists.ExecuteScalarAsync(ct) is null)
        {
            await CreateDatabaseAsync(Database, ct: ct);
        }
    }

    // A postgres that dies under us is started again; what it had acknowledged it recovers from its log.
    private async Task KeepRunningAsync()
    {
        try
        {
            while (true)
            {
                var running = _postmaster!;
                await running.Exited(_stopping.Token);
                LogEnded(running.ProcessId);
                _postmaster = null;
                running.Dispose();
                await RestartAsync(_stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // We are stopping.
        }
    }

    private async Task RestartAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await EndLeftoverAsync(ct);
                _postmaster = await StartPostmasterAsync(ct);
                return;
            }
            catch (Exception failure) when (failure is EmbeddedServerException or IOException or UnauthorizedAccessException)
            {
                LogRestartFailed(failure.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), ct);
            }
        }
    }

    private string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = _folder.Socket,
        Username = "hub",
        Password = _folder.ReadPassword(),
        Database = database,
    }.ConnectionString;

    // Database names cannot be parameters.
    private static string Identifier(string name) => PlainName().IsMatch(name)
        ? $"\"{name}\""
        : throw new ArgumentException($"'{name}' is not a plain database name", nameof(name));

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$")]
    private static partial Regex PlainName();
}
