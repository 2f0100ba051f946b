using MyDataHub.Storage.Migrations;
using Npgsql;

namespace MyDataHub.Storage.Embedded;

/// <summary>
/// A server on a temporary folder, gone when disposed, with as many empty hub databases as asked for: for tests and
/// benches.
/// </summary>
public sealed class ThrowawayServer : IAsyncDisposable
{
    private const string Template = "migrated";
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly string _folder;
    private bool _hasTemplate;
    private int _databases;

    private ThrowawayServer(string folder, EmbeddedServer server) => (_folder, Server) = (folder, server);

    public EmbeddedServer Server { get; }

    public static async Task<ThrowawayServer> StartAsync(CancellationToken ct = default)
    {
        var folder = Directory.CreateTempSubdirectory("mydatahub-").FullName;
        if (!OperatingSystem.IsWindows())
        {
            // The OS user of PostgreSQL must be able to pass through to its own private folders.
            File.SetUnixFileMode(
                folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        var options = new EmbeddedOptions { DataFolder = folder, Fsync = false, SharedBuffersMegabytes = 32 };
        return new ThrowawayServer(folder, await EmbeddedServer.StartAsync(options, log: null, ct));
    }

    /// <summary>A new database with every migration applied; returns how to reach it.</summary>
    public async Task<string> CreateHubDatabaseAsync(CancellationToken ct = default)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            if (!_hasTemplate)
            {
                await using var postgres = NpgsqlDataSource.Create(
                    await Server.CreateDatabaseAsync(Template, ct: ct) + ";Pooling=false");
                await Migrator.ApplyAsync(postgres, ct);
                _hasTemplate = true;
            }

            return await Server.CreateDatabaseAsync($"hub_{++_databases}", Template, ct);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        _oneAtATime.Dispose();
    }
}
