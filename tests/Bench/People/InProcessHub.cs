using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers;
using MyDataHub.Grains.Hosting;
using MyDataHub.Journeys.Tests.Running;
using MyDataHub.Providers;
using MyDataHub.Sandbox;
using MyDataHub.Storage;
using MyDataHub.Storage.Embedded;
using MyDataHub.Storage.Starting;

namespace MyDataHub.Bench.People;

/// <summary>The hub without its front door, in this process, on a database of its own and a whole sandbox: for what only memory and the grains tell.</summary>
internal sealed class InProcessHub : IAsyncDisposable
{
    private readonly string _folder;
    private readonly ThrowawayServer _database;
    private SandboxHost? _sandbox;
    private readonly ServiceProvider _services;

    private InProcessHub(string folder, ThrowawayServer database, SandboxHost sandbox, ServiceProvider services) =>
        (_folder, _database, _sandbox, _services) = (folder, database, sandbox, services);

    /// <summary>Settings are Section:Key and value.</summary>
    public static async Task<InProcessHub> StartAsync(CancellationToken ct, params IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        await Certificates.MakeAsync(folder, ct);
        var outside = new SandboxOptions { CertificatesPath = Certificates.In(folder), SettingsPath = Path.Combine(folder, "outside.json") };
        outside.OperatorRedirectUris.Add("http://localhost:8080/api/link/callback");
        var sandbox = await SandboxHost.StartAsync(outside, TimeProvider.System, ct);
        var database = await ThrowawayServer.StartAsync(ct);
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(sandbox.SettingsPath)
            .AddInMemoryCollection(
            [
                new("ConnectionStrings:Hub", await database.CreateHubDatabaseAsync(ct)),
                new("Keys:Folder", Path.Combine(folder, "keys")),
                .. settings,
            ])
            .Build();
        var services = new ServiceCollection().AddLogging().AddStorage(configuration).AddProviders(configuration).AddGrains(configuration).BuildServiceProvider();
        await services.GetRequiredService<StorageStart>().OpenAsync(ct);
        services.GetRequiredService<HeldOwnership>().Hold(default);
        return new(folder, database, sandbox, services);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ICustomerGrain Grain(CustomerId id) => Get<IGrains>().Customer(id);

    /// <summary>What is in memory of the customer, warm or new.</summary>
    public Customer Customer(CustomerId id)
    {
        var activation = Get<CustomerActivations>().Enter(id);
        activation.Leave();
        return activation.Customer;
    }

    /// <summary>The CI of one of the sandbox's people, who from now on signs at once.</summary>
    public async Task<string> SigningPersonAsync(int person, CancellationToken ct)
    {
        var settings = JsonNode.Parse(await File.ReadAllBytesAsync(_sandbox!.SettingsPath, ct))!;
        var ci = settings["DemoCustomers"].Deserialize<List<DemoCustomer>>()![person].Ci;
        using var control = new SandboxControl(_sandbox.Control);
        await control.SignAtOnceAsync(ci);
        return ci;
    }

    /// <summary>Nothing is asked outside any more, and what the sandbox held of this process is given back.</summary>
    public async Task StopOutsideAsync()
    {
        if (_sandbox is { } sandbox)
        {
            _sandbox = null;
            await sandbox.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Get<CustomerActivations>().StopAsync(TimeSpan.FromSeconds(5));
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        await StopOutsideAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
