using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MyDataHub.Storage.Embedded;
using MyDataHub.Storage.Keys;
using MyDataHub.Storage.Migrations;
using Npgsql;

namespace MyDataHub.Storage.Starting;

/// <summary>
/// Opens the store before anything is served, in order: server, schema, keys. Closes it after everything has stopped.
/// </summary>
public sealed class StorageStart : IAsyncDisposable
{
    private readonly NpgsqlDataSource _postgres;
    private readonly KeyCheck _keys;
    private readonly EmbeddedOptions _embedded;
    private readonly bool _isEmbedded;
    private readonly ILogger<StorageStart> _log;
    private EmbeddedServer? _server;

    internal StorageStart(
        NpgsqlDataSource postgres, KeyCheck keys, IOptions<EmbeddedOptions> embedded, IConfiguration configuration,
        ILogger<StorageStart> log)
    {
        _postgres = postgres;
        _keys = keys;
        _embedded = embedded.Value;
        _isEmbedded = configuration.GetConnectionString("Hub") is null or "";
        _log = log;
    }

    /// <summary>The database is this process's own server: as long as it runs no other hub can write there, also while the server is away.</summary>
    public bool OwnsServer => _server?.IsOurs == true;

    /// <exception cref="StorageException">The store cannot be opened; the message is one sentence that says
    /// why.</exception>
    public async Task OpenAsync(CancellationToken ct)
    {
        if (_isEmbedded)
        {
            _server = await EmbeddedServer.StartAsync(_embedded, _log, ct);
        }

        try
        {
            await Migrator.ApplyAsync(_postgres, ct);
            await _keys.RequireAsync(ct);
        }
        catch (Exception failure) when (Trouble.IsUnavailability(failure))
        {
            throw new DatabaseUnreachableException(failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            _postgres.Clear();
            await server.DisposeAsync();
        }
    }
}
