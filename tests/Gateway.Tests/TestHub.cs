using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.CustomerApi;
using MyDataHub.Gateway.Hosting;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Idempotency;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Gateway.Tests.Fakes;
using MyDataHub.Gateway.ThirdPartyApi;
using MyDataHub.Gateway.Webhooks;
using MyDataHub.Grains;
using MyDataHub.Grains.Enrolling;
using MyDataHub.Grains.Hosting;
using MyDataHub.Grains.Institutions;
using MyDataHub.Storage;

namespace MyDataHub.Gateway.Tests;

/// <summary>The real gateway on real Kestrel at a free port; only storage and grains are stand-ins.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestHub(WebApplication app, Parts parts) => (_app, Parts) = (app, parts);

    internal Parts Parts { get; }

    internal FakeCustomer Customer => Parts.Customer;

    internal ManualClock Clock => Parts.Clock;

    internal Uri Address { get; private set; } = null!;

    /// <summary>In the order of listening: HTTPS, mTLS, plain; those that are on.</summary>
    internal IReadOnlyList<Uri> Addresses { get; private set; } = [];

    internal IServiceProvider Services => _app.Services;

    internal static Task<TestHub> StartAsync(params string[] settings) => StartAsync(new Parts(), Environments.Development, settings);

    internal static async Task<TestHub> StartAsync(Parts parts, string environment, params string[] settings)
    {
        var builder = new HubSettings([], ["--Gateway:HttpPort=0", "--Gateway:PublicAddress=http://localhost:8080", .. settings])
        {
            EnvironmentName = environment,
        }.CreateBuilder();
        parts.AddTo(builder.Services);
        if (parts.KeepsInStore)
        {
            builder.Services.AddStorage(builder.Configuration);
            builder.Services.AddGatewayStorage();
            builder.Services.AddAuthorizationServer();
            builder.Services.AddThirdPartyApi();
            builder.Services.AddWebhooks();
        }

        builder.AddGateway();
        builder.Logging.AddProvider(parts.Logs);

        var app = builder.Build();
        app.UseGateway();
        app.MapCustomerApi();
        if (parts.KeepsInStore)
        {
            app.MapAuthorizationServer();
            app.MapClientEvents();
            app.MapThirdPartyApi();
        }

        parts.Map(app);

        app.MapApiDocument();
        app.MapHealth();
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new TestHub(app, parts) { Address = new Uri(addresses.First()), Addresses = [.. addresses.Select(address => new Uri(address))] };
    }

    internal Browser Open() => new(Address);

    /// <summary>A browser in which Minji is signed in.</summary>
    internal async Task<Browser> SignInAsync()
    {
        var browser = Open();
        await browser.GetAsync("/api/session");
        var answer = await browser.PostAsync("/api/session/password", new { loginId = FakeEnrolment.Login, password = FakeEnrolment.Password });
        Assert.Equal(200, (int)answer.StatusCode);
        return browser;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

/// <summary>What stands in for storage and grains.</summary>
internal sealed class Parts : INodeOwnership
{
    internal FakeCustomer Customer { get; init; } = new();

    internal FakeEnrolment Enrolment { get; } = new();

    internal MemorySessionRecords Sessions { get; } = new();

    internal ManualClock Clock { get; init; } = new();

    internal CapturedLogs Logs { get; } = new();

    public bool IsAlone { get; set; } = true;

    /// <summary>Sessions and answers are in a real store, given by ConnectionStrings:Hub and Keys:Folder.</summary>
    internal bool KeepsInStore { get; init; }

    /// <summary>Endpoints of a test's own, to see what stands behind every real one.</summary>
    internal Action<IEndpointRouteBuilder> Map { get; init; } = _ => { };

    internal void AddTo(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IGrains>(Customer);
        services.AddSingleton<IInstitutionList>(Customer);
        services.AddSingleton<IEnrolment>(Enrolment);
        services.AddSingleton<INodeOwnership>(this);
        if (!KeepsInStore)
        {
            services.AddSingleton<ISessionRecords>(Sessions);
            services.AddSingleton<IAnswerRecords, MemoryAnswerRecords>();
        }
    }
}

internal sealed class CapturedLogs : ILoggerProvider, ILogger
{
    internal ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
