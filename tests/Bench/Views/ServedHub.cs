using MyDataHub.Bench.Loading;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Bench.Views;

/// <summary>
/// The hub as an operator runs it (production, HTTPS), with one customer who has linked everything in the sandbox and is signed in.
/// </summary>
internal sealed class ServedHub : IAsyncDisposable
{
    private readonly RunningHub _hub;
    private readonly byte[] _view;

    private ServedHub(RunningHub hub, Server server, string cookie, byte[] view) => (_hub, Server, Cookie, _view) = (hub, server, cookie, view);

    public Server Server { get; }

    /// <summary>The customer's session, as a browser sends it.</summary>
    public string Cookie { get; }

    public int ViewBytes => _view.Length;

    /// <summary>Further settings are given to the hub that serves.</summary>
    public static async Task<ServedHub> StartAsync(CancellationToken ct, params IEnumerable<string> settings)
    {
        var hub = new RunningHub();
        await hub.InitializeAsync();
        try
        {
            return await ServeAsync(hub, settings, ct);
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    private static async Task<ServedHub> ServeAsync(RunningHub hub, IEnumerable<string> settings, CancellationToken ct)
    {
        var person = hub.People[0];
        using var client = await hub.SignInAsync(person);
        await client.LinkAsync(hub, person, await client.AllInstitutionsAsync());
        var view = await client.BytesAsync("/api/view", ct);
        // Started anew as in production: the session and the book are in the database.
        await hub.StopGatewayAsync();
        var port = Repository.FreePort();
        var process = HubProcess.Start("Gateway", "Production",
        [
            "serve", "--settings", hub.SettingsPath, $"--Gateway:DataPath={hub.DataPath}", $"--Gateway:HttpsPort={port}",
            $"--Gateway:CertificatePath={Certificate(hub)}", $"--Gateway:CertificateKeyPath={Key(hub)}",
            "--RateLimits:PerSession=1000000000", "--Clock:OffsetPath=", .. settings,
        ]);
        return new(hub, await Server.ReadyAsync(process, port, ct), $"hub-session={client.Cookie("hub-session")}", view);
    }

    /// <summary>Kestrel alone with this hub's certificate and the bytes of its view.</summary>
    public async Task<Server> BareTwinAsync(CancellationToken ct)
    {
        var body = Path.Combine(_hub.DataPath, "view.json");
        await File.WriteAllBytesAsync(body, _view, ct);
        return await BareServer.StartAsync(Certificate(_hub), Key(_hub), body, authority: null, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.StopAsync();
        Server.Dispose();
        await _hub.DisposeAsync();
    }

    private static string Certificate(RunningHub hub) => Path.Combine(hub.DataPath, "certs", "gateway.pem");

    private static string Key(RunningHub hub) => Path.Combine(hub.DataPath, "certs", "gateway.key");
}
