using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Storage.Starting;
using Npgsql;

namespace MyDataHub.Storage.Tests;

/// <summary>A hub's store on a database and a key folder: what one node has. Several may share both.</summary>
internal sealed class Hub : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Hub(ServiceProvider services) => _services = services;

    internal NpgsqlDataSource Postgres => Get<NpgsqlDataSource>();

    internal static async Task<Hub> OpenAsync(string connectionString, string keyFolder, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                new("ConnectionStrings:Hub", connectionString),
                new("Keys:Folder", keyFolder),
                .. settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)),
            ])
            .Build();
        var hub = new Hub(new ServiceCollection().AddLogging().AddStorage(configuration).BuildServiceProvider());
        try
        {
            await hub.Get<StorageStart>().OpenAsync(default);
            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    internal T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    internal async Task<object?> ScalarAsync(string text, params object[] values)
    {
        await using var connection = await Postgres.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(text, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
