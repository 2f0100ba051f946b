namespace MyDataHub.Storage.Tests;

/// <summary>A test on a fresh database with every migration applied and keys of its own.</summary>
[Collection(SharedServer.Collection)]
public abstract class DatabaseTest(SharedServer server) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mydatahub-").FullName;

    internal Hub Hub { get; private set; } = null!;

    internal string ConnectionString { get; private set; } = "";

    internal string KeyFolder => Path.Combine(_folder, "keys");

    internal SharedServer Server => server;

    public virtual async Task InitializeAsync()
    {
        ConnectionString = await server.Throwaway.CreateHubDatabaseAsync();
        Hub = await AnotherHub();
    }

    public virtual async Task DisposeAsync()
    {
        await Hub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal Task<Hub> AnotherHub(params (string Key, string Value)[] settings) =>
        Storage.Tests.Hub.OpenAsync(ConnectionString + ";Maximum Pool Size=10", KeyFolder, settings);
}
