using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Enrolling;
using MyDataHub.Grains.Hosting;
using MyDataHub.Grains.Institutions;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers;
using MyDataHub.Sandbox;
using MyDataHub.Storage;
using MyDataHub.Storage.Starting;

namespace MyDataHub.Grains.Tests.WholeWorld;

/// <summary>A hub process without its front door, real down to the TLS connections, and the sandbox outside of it. The clocks of both stand still.</summary>
internal sealed class SandboxHub : IAsyncDisposable
{
    private readonly string _folder;
    private readonly SandboxHost _sandbox;
    private readonly ServiceProvider _services;

    private SandboxHub(string folder, SandboxHost sandbox, ServiceProvider services, ManualClock clock)
    {
        (_folder, _sandbox, _services, Clock) = (folder, sandbox, services, clock);
        Control = new HttpClient { BaseAddress = sandbox.Control };
    }

    /// <summary>The hub's; the sandbox's own stays where it was, so that what the institutions hold does not change.</summary>
    public ManualClock Clock { get; }

    public HttpClient Control { get; }

    public static Task<SandboxHub> StartAsync(string connectionString, params (string Key, string Value)[] settings) => StartAsync(connectionString, _ => { }, settings);

    public static async Task<SandboxHub> StartAsync(string connectionString, Action<ILoggingBuilder> logging, params (string Key, string Value)[] settings)
    {
        // A Wednesday, 12:00 in Seoul.
        var start = new DateTimeOffset(2026, 3, 4, 3, 0, 0, TimeSpan.Zero);
        var (clock, folder) = (new ManualClock(start), Directory.CreateTempSubdirectory("mydatahub-").FullName);
        var options = new SandboxOptions { CertificatesPath = TestCertificates.Folder, SettingsPath = Path.Combine(folder, "outside.json") };
        options.OperatorRedirectUris.Add("http://localhost:8080/api/link/callback");
        var sandbox = await SandboxHost.StartAsync(options, new ManualClock(start), default);
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(sandbox.SettingsPath)
            .AddInMemoryCollection([new("ConnectionStrings:Hub", connectionString), new("Keys:Folder", Path.Combine(folder, "keys"))])
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection().AddLogging(logging).AddSingleton<TimeProvider>(clock)
            .AddStorage(configuration).AddProviders(configuration).AddGrains(configuration).BuildServiceProvider();
        await services.GetRequiredService<StorageStart>().OpenAsync(default);
        services.GetRequiredService<HeldOwnership>().Hold(default);
        return new(folder, sandbox, services, clock);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ICustomerGrain Customer(CustomerId id) => Get<IGrains>().Customer(id);

    public async Task<string[]> PeopleAsync() =>
        [.. (await Control.GetFromJsonAsync<JsonElement>("control/people")).EnumerateArray().Select(person => person.GetProperty("ci").GetString()!)];

    public async Task<CustomerId> EnterAsync(string ci)
    {
        (await Control.PostAsJsonAsync("control/ca/auto-sign", new { ci })).EnsureSuccessStatusCode();
        return await Get<IEnrolment>().EnterAsync(new(ci, "홍길동", null), default);
    }

    /// <summary>Links by one signature, everywhere or at these, and collects for the first time.</summary>
    public async Task<List<ProgressEvent>> LinkAsync(CustomerId id, params string[] institutions)
    {
        var listed = await Get<IInstitutionList>().ListAsync(default);
        var targets = listed.Institutions.Select(one => one.Institution).Where(one => institutions.Length == 0 || institutions.Contains(one.OrgCode));
        var terms = new LinkTerms(IsScheduled: true, CycleWeeks: 1, KoreanTime.Day(Clock.GetUtcNow()).AddYears(1), WithMemo: true, WithMerchant: true, WithCategory: true);
        var command = new BeginLink("integrated", [.. targets.Select(one => new LinkTarget(one, []))], terms, new("http://localhost:8080/api/link/signed"));
        var begun = await Customer(id).BeginLinkAsync(command with { Authority = listed.Authorities[0].OrgCode }, default);
        Assert.Null(begun.Refusal);
        await Customer(id).ContinueSigningAsync(begun.LinkId, default);
        var linked = await GrainTest.UntilAsync(
            () => Customer(id).LinkAsync(begun.LinkId, default), link => link.Steps.All(step => step.State is not ("exchanging" or "waiting-for-signature")));
        return await WatchAsync(id, linked.RunId!);
    }

    /// <summary>From everywhere, or from these.</summary>
    public async Task<List<ProgressEvent>> CollectAsync(CustomerId id, ImmutableArray<InstitutionId>? institutions = null)
    {
        var begun = await Customer(id).CollectAsync(new(institutions), default);
        Assert.Null(begun.Refusal);
        return await WatchAsync(id, begun.RunId!);
    }

    /// <summary>All of a run's events, until it is done.</summary>
    public async Task<List<ProgressEvent>> WatchAsync(CustomerId id, string runId)
    {
        var events = new List<ProgressEvent>();
        while (true)
        {
            var answer = await Customer(id).ProgressAsync(runId, events.Count == 0 ? 0 : events[^1].Sequence, default).WaitAsync(TimeSpan.FromSeconds(60));
            Assert.True(answer.Known);
            events.AddRange(answer.Events);
            if (answer.Done)
            {
                return events;
            }
        }
    }

    public async Task<JsonElement> ViewAsync(CustomerId id)
    {
        var view = Assert.IsType<ViewAnswer.Ready>(await Customer(id).ViewAsync(default));
        return JsonSerializer.Deserialize<JsonElement>(view.Utf8Json.Span);
    }

    /// <summary>A turn of the customer's own.</summary>
    public async Task<T> TurnAsync<T>(CustomerId id, Func<CustomerFile, CustomerEdit, Task<T>> turn)
    {
        var activation = Get<CustomerActivations>().Enter(id);
        try
        {
            return await Get<CustomerTurns>().OwnAsync(activation.Customer, turn, default);
        }
        finally
        {
            activation.Leave();
        }
    }

    /// <summary>The faults of a party, in place of those it had. Kind may carry its parameter after a colon; resource is the end of the path.</summary>
    public async Task BreakAsync(string party, params (string Kind, string Resource)[] faults) =>
        (await Control.PutAsJsonAsync($"control/institutions/{party}/faults", faults.Select(fault => new { fault.Kind, fault.Resource }))).EnsureSuccessStatusCode();

    public async Task MendAsync(string party) => (await Control.DeleteAsync($"control/institutions/{party}/faults")).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        await Get<CustomerActivations>().StopAsync(TimeSpan.FromSeconds(5));
        Control.Dispose();
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
