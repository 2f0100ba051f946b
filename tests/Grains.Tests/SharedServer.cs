using MyDataHub.Storage.Embedded;

namespace MyDataHub.Grains.Tests;

/// <summary>One throwaway server for all tests that need a database; each test gets a database of its own.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    internal const string Collection = "database";

    public ThrowawayServer Throwaway { get; private set; } = null!;

    public async Task InitializeAsync() => Throwaway = await ThrowawayServer.StartAsync();

    public async Task DisposeAsync() => await Throwaway.DisposeAsync();
}

[CollectionDefinition(SharedServer.Collection)]
#pragma warning disable CA1711 // xunit's word
public sealed class SharedServerCollection : ICollectionFixture<SharedServer>;
#pragma warning restore CA1711
