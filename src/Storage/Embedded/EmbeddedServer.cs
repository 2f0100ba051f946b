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
    private readonly DataFolder _folder;
    private readonly FileStream? _lock;
    private PostgresBinaries _binaries = null!;
    private Cluster? _cluster;

    private EmbeddedServer(DataFolder folder, FileStream? held) => (_folder, _lock) = (folder, held);

    /// <summary>How to reach the hub's database. Secret: it holds the password.</summary>
    public string ConnectionString => ConnectionTo(Database);

    /// <summary>This process started it and holds its folder; otherwise another hub does.</summary>
    public bool IsOurs => _lock is not null;

    /// <summary>Where pg_dump and psql of the same version are.</summary>
    public string BinariesFolder => _binaries.Folder;

    /// <summary>The folder of the server's socket, as <c>Host</c> of a connection.</summary>
    public string SocketFolder => _folder.Socket;

    internal int? PostmasterProcessId => _cluster?.ProcessId;

    /// <summary>
    /// Starts the server, or uses the running one where the options allow it. Returns when it takes connections.
    /// </summary>
    /// <exception cref="EmbeddedServerException">It cannot run; the message is one sentence that says why.</exception>
    public static async Task<EmbeddedServer> StartAsync(EmbeddedOptions options, ILogger? log, CancellationToken ct)
    {
        var folder = new DataFolder(options.DataFolder);
        folder.Prepare();
        var held = folder.TryLock();
        if (held is null && !options.AttachIfRunning)
        {
            throw new EmbeddedServerException(
                $"Another hub ({folder.LockHolder()}) is already running on the data folder {folder}.");
        }

        var server = new EmbeddedServer(folder, held);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(TimeSpan.FromSeconds(options.StartTimeoutSeconds));
            await server.OpenAsync(options, log ?? NullLogger.Instance, limit.Token);
            return server;
        }
        catch (Exception failure)
        {
            await server.DisposeAsync();
            throw Explain(failure, folder, options, ct);
        }
    }

    /// <summary>Makes another database, as a copy of <paramref name="template"/>, and says how to reach it.</summary>
    public async Task<string> CreateDatabaseAsync(
        string name, string template = "template1", CancellationToken ct = default)
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
        if (_cluster is { } cluster)
        {
            await cluster.DisposeAsync();
        }

        if (_lock is not null)
        {
            await _lock.DisposeAsync();
        }
    }

    private async Task OpenAsync(EmbeddedOptions options, ILogger log, CancellationToken ct)
    {
        _binaries = await PostgresBinaries.FindAsync(options.BinariesFolder, _folder.ClusterMajor(), ct);
        if (_lock is null)
        {
            RequireRunning();
            return;
        }

        _cluster = new Cluster(_folder, _binaries, await OsUser.ChooseAsync(options.OsUser, ct), options, log);
        await _cluster.StartAsync(ct);
        await CreateHubDatabaseAsync(ct);
    }

    private void RequireRunning()
    {
        if (PostmasterPid.Read(_folder) is not { IsReady: true })
        {
            throw new EmbeddedServerException($"The hub on {_folder} is not ready yet; try again in a moment.");
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

    private static Exception Explain(Exception failure, DataFolder folder, EmbeddedOptions options, CancellationToken ct) => failure switch
    {
        OperationCanceledException when !ct.IsCancellationRequested => new EmbeddedServerException(
            $"PostgreSQL on {folder} was not ready within {options.StartTimeoutSeconds} s.", failure),
        EmbeddedServerException or OperationCanceledException => failure,
        _ => new EmbeddedServerException($"PostgreSQL on {folder} could not be started: {failure.Message}", failure),
    };

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
