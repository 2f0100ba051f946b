using MyDataHub.Storage.Embedded;
using Npgsql;

namespace MyDataHub.Storage.Tests.Embedded;

/// <summary>A private cluster in a test's folder, small and not durable, and what it answers.</summary>
internal static class SmallCluster
{
    internal static EmbeddedOptions Options(this TemporaryFolder folder) => new() { DataFolder = folder.Path, Fsync = false, SharedBuffersMegabytes = 16 };

    internal static Task<EmbeddedServer> StartAsync(this TemporaryFolder folder) => EmbeddedServer.StartAsync(folder.Options(), null, default);

    internal static async Task ExecuteAsync(this EmbeddedServer server, string text) => await server.ScalarAsync(text);

    internal static async Task<object?> ScalarAsync(this EmbeddedServer server, string text)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(text, connection);
        return await command.ExecuteScalarAsync();
    }
}
