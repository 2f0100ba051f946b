using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Enrolling;
using MyDataHub.Grains.Hosting;
using MyDataHub.Grains.Institutions;
using MyDataHub.Grains.Market;
using MyDataHub.Journeys.Tests.Running;
using MyDataHub.Providers;
using MyDataHub.Storage;
using MyDataHub.Storage.Embedded;
using MyDataHub.Storage.Starting;

namespace MyDataHub.Bench.Collecting;

/// <summary>
/// The hub without its front door, in this process: real grains, real adapters, real store on a server of its own with the settings of
/// production. What it calls is in other processes.
/// </summary>
internal sealed class CollectingHub : IAsyncDisposable
{
    private readonly RunningHub _outside;
    private readonly EmbeddedServer _server;
    private readonly ServiceProvider _services;
    private readonly string _folder;

    private CollectingHub(RunningHub outside, EmbeddedServer server, ServiceProvider services, string folder) =>
        (_outside, _server, _services, _folder) = (outside, server, services, folder);

    /// <summary>The folder of the sandbox's certificates, which the institutions of the bench use too.</summary>
    public string Certificates => Path.Combine(_outside.DataPath, "certs");

    public SandboxControl Sandbox => _outside.Sandbox;

    public IReadOnlyList<DemoCustomer> People => _outside.People;

    public static async Task<CollectingHub> StartAsync(InstitutionLog? log, CancellationToken ct)
    {
        var outside = new RunningHub();
        await outside.InitializeAsync();
        await outside.StopGatewayAsync();
        var folder = Path.Combine(outside.DataPath, "bench");
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
        {
            // The database's own user must be able to pass through.
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        var server = await EmbeddedServer.StartAsync(new() { DataFolder = folder }, log: null, ct);
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(outside.SettingsPath)
            .AddInMemoryCollection([new("ConnectionStrings:Hub", await server.CreateDatabaseAsync("bench", ct: ct)), new("Keys:Folder", Path.Combine(folder, "keys"))])
            .Build();
        var services = new ServiceCollection().AddLogging().AddStorage(configuration).AddProviders(configuration).AddGrains(configuration);
        log?.Join(services);
        var hub = new CollectingHub(outside, server, services.BuildServiceProvider(), folder);
        await hub.Get<StorageStart>().OpenAsync(ct);
        hub.Get<HeldOwnership>().Hold(default);
        // Rates are the same for everybody and in memory: no collection waits for them.
        await hub.Get<RateTable>().TryFillAsync(ct);
        return hub;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ICustomerGrain Customer(CustomerId id) => Get<IGrains>().Customer(id);

    public Task<CustomerId> EnterAsync(string ci) => Get<IEnrolment>().EnterAsync(new(ci, "홍길동", null), default);

    /// <summary>A person of the sandbox who has linked all institutions by one signature and was collected.</summary>
    public async Task<CustomerId> LinkAsync(DemoCustomer person)
    {
        await Sandbox.SignAtOnceAsync(person.Ci);
        var id = await EnterAsync(person.Ci);
        var institutions = await Get<IInstitutionList>().ListAsync(default);
        var terms = new LinkTerms(true, 1, KoreanTime.Day(TimeProvider.System.GetUtcNow()).AddYears(1), true, true, true);
        var targets = institutions.Institutions.Select(one => new LinkTarget(one.Institution, []));
        var command = new BeginLink("integrated", [.. targets], terms, new(_outside.Address, "/api/link/signed")) { Authority = institutions.Authorities[0].OrgCode };
        var link = await Customer(id).BeginLinkAsync(command, default);
        await Customer(id).ContinueSigningAsync(link.LinkId, default);
        while ((link = await Customer(id).LinkAsync(link.LinkId, default)).Steps.Any(step => step.State is "exchanging" or "waiting-for-signature"))
        {
            await Task.Delay(50);
        }

        await WatchAsync(id, link.RunId!);
        return id;
    }

    /// <summary>Collects everything now, to the end.</summary>
    public async Task<IReadOnlyList<ProgressEvent>> CollectAsync(CustomerId id)
    {
        var answer = await Customer(id).CollectAsync(new(null), default);
        return answer.RunId is { } run ? await WatchAsync(id, run) : throw new InvalidOperationException($"Not collected: {answer.Refusal}");
    }

    /// <summary>The connections as they are stored.</summary>
    public Task<IReadOnlyList<Connection>> ConnectionsAsync(CustomerId id) =>
        TurnAsync<IReadOnlyList<Connection>>(id, (file, _) => [.. file.Connections.Values]);

    /// <summary>How many transactions are in the book, in how many months.</summary>
    public async Task<(int Rows, int Months)> SizeAsync(CustomerId id)
    {
        var book = await await TurnAsync(id, (file, _) => file.BookAsync(default));
        return (book.Chunks.Values.Sum(), book.Months.Count);
    }

    /// <summary>Connections that were never collected, as after the exchange of their tokens.</summary>
    public Task PutAsync(CustomerId id, IEnumerable<Connection> connections) => TurnAsync(id, (_, edit) =>
    {
        foreach (var connection in connections)
        {
            edit.Put(connection);
        }

        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await Get<CustomerActivations>().StopAsync(TimeSpan.FromSeconds(5));
        await _services.DisposeAsync();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        await _outside.DisposeAsync();
    }

    private async Task<T> TurnAsync<T>(CustomerId id, Func<Grains.Customers.Storing.CustomerFile, Grains.Customers.Storing.CustomerEdit, T> turn)
    {
        using var customer = new Customer(id, 8, new(0), (_, _) => { }, default);
        return await Get<CustomerTurns>().OwnAsync(customer, (file, edit) => Task.FromResult(turn(file, edit)), default);
    }

    private async Task<List<ProgressEvent>> WatchAsync(CustomerId id, string runId)
    {
        var events = new List<ProgressEvent>();
        while (true)
        {
            var answer = await Customer(id).ProgressAsync(runId, events.Count == 0 ? 0 : events[^1].Sequence, default);
            events.AddRange(answer.Events);
            if (answer.Done)
            {
                return events;
            }
        }
    }
}
