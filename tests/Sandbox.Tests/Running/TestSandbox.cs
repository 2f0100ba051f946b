using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Sandbox.Households;

namespace MyDataHub.Sandbox.Tests.Running;

/// <summary>
/// A sandbox on free ports with a stopped clock and the small households, and clients that reach it as others would.
/// </summary>
internal sealed class TestSandbox : IAsyncDisposable
{
    public const string Bank = "A1GAON0000";
    public const string Card = "C1HNBT0000";
    public const string Callback = "http://localhost:8080/api/link/callback";

    private TestSandbox(SandboxHost host, string folder, StoppedClock clock, SmallHouseholds households)
    {
        Host = host;
        Folder = folder;
        Clock = clock;
        Households = households;
        Http = Client("operator");
        ControlPort = new HttpClient { BaseAddress = host.Control };
        Browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Browser };
    }

    public SandboxHost Host { get; }

    public string Folder { get; }

    public StoppedClock Clock { get; }

    public SmallHouseholds Households { get; }

    /// <summary>The operator's client, with its certificate.</summary>
    public HttpClient Http { get; }

    public HttpClient ControlPort { get; }

    public HttpClient Browser { get; }

    public static async Task<TestSandbox> StartAsync(
        Action<SandboxOptions>? change = null, string? folder = null, IHouseholdData? households = null, IExchangeRateSeries? rates = null)
    {
        folder ??= Directory.CreateTempSubdirectory("sandbox").FullName;
        var clock = new StoppedClock(new DateTimeOffset(2026, 1, 12, 12, 0, 0, TimeSpan.FromHours(9)));
        var options = new SandboxOptions
        {
            CertificatesPath = TestCertificates.Folder,
            SettingsPath = Path.Combine(folder, "outside.json"),
            SurprisePages = false,
        };
        options.OperatorRedirectUris.Add(Callback);
        change?.Invoke(options);
        var small = new SmallHouseholds();
        var host = await SandboxHost.StartAsync(
            options,
            clock,
            services => services.AddSingleton(households ?? small).AddSingleton(rates ?? small),
            CancellationToken.None);
        return new TestSandbox(host, folder, clock, small);
    }

    /// <summary>A client that shows one of the certificates, or none.</summary>
    public static HttpClient Client(string? certificate, SslProtocols protocol = SslProtocols.Tls13)
    {
        var anchor = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(TestCertificates.Folder, "ca.pem"));
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = protocol,
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { anchor },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
                ClientCertificates = certificate is null ? null : [Certificate(certificate)],
            },
        };
        return new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30) };
    }

    public static X509Certificate2 Certificate(string name) => X509Certificate2.CreateFromPemFile(
        Path.Combine(TestCertificates.Folder, $"{name}.pem"), Path.Combine(TestCertificates.Folder, $"{name}.key"));

    public Uri At(string code, string path) => new(Host.AddressOf(code), path);

    public Task FaultAsync(string org, string kind, string? resource = null, string? parameter = null, int? times = null) =>
        FaultsAsync(org, new { resource, kind, parameter, times });

    public async Task FaultsAsync(string org, params object[] faults)
    {
        using var answer = await ControlPort.PutAsJsonAsync($"control/institutions/{org}/faults", faults);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        ControlPort.Dispose();
        Browser.Dispose();
        await Host.DisposeAsync();
    }
}
