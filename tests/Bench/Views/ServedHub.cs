using System.Security.Cryptography.X509Certificates;
using System.Text;
using MyDataHub.Bench.Loading;
using MyDataHub.Bench.Tokens;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Bench.Views;

/// <summary>
/// The hub as an operator runs it (production, HTTPS), with one customer who has linked everything in the sandbox and is signed in.
/// </summary>
internal sealed class ServedHub : IAsyncDisposable
{
    private readonly RunningHub _hub;
    private readonly byte[] _view;

    private ServedHub(RunningHub hub, Server server, int mtlsPort, string cookie, byte[] view) =>
        (_hub, Server, Mtls, Cookie, _view) = (hub, server, new($"https://localhost:{mtlsPort}"), cookie, view);

    public Server Server { get; }

    /// <summary>Where third parties connect with a certificate.</summary>
    public Uri Mtls { get; }

    /// <summary>The customer.</summary>
    public DemoCustomer Person => _hub.People[0];

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
        var (port, mtlsPort) = (Repository.FreePort(), Repository.FreePort());
        var process = HubProcess.Start("Gateway", "Production",
        [
            "serve", "--settings", hub.SettingsPath, $"--Gateway:DataPath={hub.DataPath}", $"--Gateway:HttpsPort={port}",
            $"--Gateway:MtlsPort={mtlsPort}", $"--Gateway:CertificatePath={Certificate(hub)}", $"--Gateway:CertificateKeyPath={Key(hub)}",
            "--RateLimits:PerSession=1000000000", "--Clock:OffsetPath=", .. settings,
        ]);
        return new(hub, await Server.ReadyAsync(process, port, ct), mtlsPort, $"hub-session={client.Cookie("hub-session")}", view);
    }

    /// <summary>With it a third party may register.</summary>
    public async Task<string> ClientTokenAsync()
    {
        using var words = await _hub.RunAsync("client-token");
        return words.Written.Trim();
    }

    /// <summary>Kestrel alone with this hub's certificate and the bytes of its view.</summary>
    public async Task<Server> BareTwinAsync(CancellationToken ct) =>
        await BareServer.StartAsync(Certificate(_hub), Key(_hub), await FileAsync("view.json", _view, ct), authority: null, ct);

    /// <summary>Kestrel alone with these bytes, which asks for this certificate.</summary>
    public async Task<Server> BareTwinAsync(byte[] view, X509Certificate2 client, CancellationToken ct) => await BareServer.StartAsync(
        Certificate(_hub), Key(_hub), await FileAsync("open.json", view, ct),
        await FileAsync("client.pem", Encoding.ASCII.GetBytes(client.ExportCertificatePem()), ct), ct);

    /// <summary>Kestrel alone with these bytes, which verifies every request's proof.</summary>
    public async Task<Server> BareTwinAsync(byte[] view, byte[] proofKey, CancellationToken ct) =>
        await BareServer.StartAsync(Certificate(_hub), Key(_hub), await FileAsync("open.json", view, ct), authority: null, ct, proofKey);

    /// <summary>Kestrel alone that verifies and makes the signatures of a token with this hub's certificate.</summary>
    public Task<Server> BareSignerAsync(byte[] theirs, TokenSizes own, TokenSizes refreshed, CancellationToken ct) =>
        BareSigner.StartAsync(Certificate(_hub), Key(_hub), theirs, own, refreshed, ct);

    public async ValueTask DisposeAsync()
    {
        await Server.StopAsync();
        Server.Dispose();
        await _hub.DisposeAsync();
    }

    private async Task<string> FileAsync(string name, byte[] content, CancellationToken ct)
    {
        var path = Path.Combine(_hub.DataPath, name);
        await File.WriteAllBytesAsync(path, content, ct);
        return path;
    }

    private static string Certificate(RunningHub hub) => Path.Combine(hub.DataPath, "certs", "gateway.pem");

    private static string Key(RunningHub hub) => Path.Combine(hub.DataPath, "certs", "gateway.key");
}
