using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MyDataHub.Journeys.Tests.Running;

/// <summary>A hub and its sandbox on free ports with a data folder of their own, as ./hub up starts them. Each test class shares one.</summary>
public sealed class RunningHub : IAsyncLifetime
{
    private const int SandboxPorts = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    // Taken together, and not from the system: what it gives out itself may be somebody else's while a gateway is down.
    private readonly int _port = Repository.FreePorts(SandboxPorts + 3);
    private HubProcess? _gateway;
    private HubProcess? _sandbox;

    internal string DataPath { get; } = Directory.CreateTempSubdirectory("hub-journey-").FullName;

    /// <summary>Further settings for the gateways started from now on, such as --Scheduling:LookSeconds=1. The few people of all tests come from one address, again and again.</summary>
    internal IReadOnlyList<string> Settings { get; set; } = ["--RateLimits:SignInsPerAddress=1000", "--RateLimits:PasswordsPerLoginIn15Minutes=1000"];

    /// <summary>Variables for the gateways started from now on.</summary>
    internal IReadOnlyDictionary<string, string> Environment { get; set; } = new Dictionary<string, string>();

    /// <summary>Further settings of the sandbox, given before it starts.</summary>
    internal IReadOnlyList<string> SandboxSettings { get; init; } = [];

    /// <summary>The embedded database's folder, where a setting has moved it.</summary>
    internal string PostgresPath { get => field ?? Path.Combine(DataPath, "postgres"); set; }

    internal Uri Address => new($"http://localhost:{_port}");

    /// <summary>For third parties, with a certificate of certs/ca.pem; also the issuer of the authorization server.</summary>
    internal Uri SecureAddress => new($"https://localhost:{HttpsPort}");

    /// <summary>For third parties with a client certificate of certs/third-parties/ca.pem.</summary>
    internal Uri MtlsAddress => new($"https://localhost:{MtlsPort}");

    internal SandboxControl Sandbox { get; private set; } = null!;

    internal IReadOnlyList<DemoCustomer> People { get; private set; } = [];

    internal HubProcess Gateway => _gateway ?? throw new InvalidOperationException("The gateway is not running.");

    /// <summary>Everything every gateway process of this hub wrote.</summary>
    internal string Logs { get; private set; } = "";

    /// <summary>What the gateway that runs now wrote last, for saying with a failure.</summary>
    internal string LastLines(int count = 40) => string.Join('\n', Gateway.Written.Split('\n').TakeLast(count));

    internal string SandboxLog => _sandbox?.Written ?? "";

    /// <summary>Command lines and environments of everything that runs for this hub, as others on the machine may read them.</summary>
    internal string RunningProcesses() => string.Join('\n', new[] { Gateway.Id, _sandbox!.Id }.Concat(Processes.WorkingIn(DataPath)).Select(Processes.ToldOf));

    internal int Port => _port;

    private int HttpsPort => _port + 1;

    private int MtlsPort => _port + 2;

    private int SandboxPort => _port + 3;

    internal string SettingsPath => Path.Combine(DataPath, "sandbox", "settings.json");

    public async Task InitializeAsync()
    {
        // The database's own user must be able to pass through.
        using (var chmod = Process.Start("chmod", ["711", DataPath]))
        {
            await chmod.WaitForExitAsync();
        }

        await MakeCertificatesAsync();
        await StartSandboxAsync();
        await StartGatewayAsync();
    }

    public async Task DisposeAsync()
    {
        await StopGatewayAsync();
        if (_sandbox is not null)
        {
            await _sandbox.StopAsync();
            _sandbox.Dispose();
        }

        Sandbox.Dispose();
        Directory.Delete(DataPath, recursive: true);
    }

    internal HubClient NewClient() => new(Address);

    internal async Task<HubClient> SignInAsync(DemoCustomer person)
    {
        var client = NewClient();
        await client.SignInAsync(person);
        return client;
    }

    /// <summary>Signs in by identity verification, which also enrols whoever is not known yet.</summary>
    internal async Task<HubClient> IdentifyAsync(DemoCustomer person)
    {
        var client = NewClient();
        var issuer = await client.RedirectAsync(new Uri(Address, "/api/session/identity?returnTo=/"));
        await client.RedirectAsync(await Sandbox.IdentifyAsync(issuer, person.Ci));
        await client.GetAsync("/api/session");
        return client;
    }

    internal async Task StartGatewayAsync()
    {
        _gateway = NewGateway();
        await UntilReadyAsync();
    }

    /// <summary>Everything the hub needs answers, and it owns the database again.</summary>
    internal Task UntilReadyAsync() => UntilAsync(Gateway, "the hub is ready", async () =>
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var answer = await http.GetAsync("/health/ready");
        return answer.IsSuccessStatusCode;
    });

    /// <summary>A gateway on this hub's data; the caller ends it.</summary>
    internal HubProcess NewGateway(params IEnumerable<string> further) => HubProcess.Start(
        "Gateway",
        "Development",
        ["serve", "--settings", SettingsPath, $"--Gateway:DataPath={DataPath}", $"--Gateway:HttpPort={_port}", .. Secure(), .. Settings, .. further],
        Environment);

    /// <summary>A verb of the executable on this hub's data, run to its end; the caller disposes it.</summary>
    internal async Task<HubProcess> RunAsync(params IEnumerable<string> words)
    {
        var command = HubProcess.Start("Gateway", [.. words, "--settings", SettingsPath, $"--Gateway:DataPath={DataPath}"]);
        await command.ExitAsync();
        return command;
    }

    // As ./hub up gives them.
    private IEnumerable<string> Secure() =>
    [
        $"--Gateway:PublicAddress={Address}", $"--Gateway:HttpsPort={HttpsPort}", $"--Gateway:MtlsPort={MtlsPort}",
        $"--Gateway:CertificatePath={DataPath}/certs/gateway.pem", $"--Gateway:CertificateKeyPath={DataPath}/certs/gateway.key",
        $"--AuthorizationServer:ClientCertificateAuthorities:0={DataPath}/certs/third-parties/ca.pem",
        $"--Outgoing:TrustAnchors:0={DataPath}/certs/ca.pem",
    ];

    /// <summary>The outside world goes away in the middle of everything, and comes back where it was.</summary>
    internal async Task RestartSandboxAsync()
    {
        await _sandbox!.KillAsync();
        _sandbox.Dispose();
        Sandbox.Dispose();
        File.Delete(SettingsPath);
        await StartSandboxAsync();
    }

    internal async Task StopGatewayAsync(string signal = "TERM")
    {
        if (_gateway is { } gateway)
        {
            await gateway.StopAsync(signal);
            Forget(gateway);
        }
    }

    internal async Task KillGatewayAsync()
    {
        await Gateway.KillAsync();
        Forget(Gateway);
    }

    private void Forget(HubProcess gateway)
    {
        Logs += gateway.Written;
        gateway.Dispose();
        _gateway = null;
    }

    private async Task MakeCertificatesAsync()
    {
        using var make = Process.Start(new ProcessStartInfo(Repository.Path("certs", "make"), [Path.Combine(DataPath, "certs")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        await make.WaitForExitAsync();
        Assert.Equal(0, make.ExitCode);
    }

    private async Task StartSandboxAsync()
    {
        _sandbox = HubProcess.Start(
            "Sandbox",
            [
                $"--Sandbox:BasePort={SandboxPort}",
                $"--Sandbox:CertificatesPath={Path.Combine(DataPath, "certs")}",
                $"--Sandbox:SettingsPath={SettingsPath}",
                $"--Sandbox:StatePath={Path.Combine(DataPath, "sandbox", "state")}",
                $"--Sandbox:OperatorRedirectUris:0={new Uri(Address, "/api/link/callback")}",
                $"--Sandbox:IdentityRedirectUris:0={new Uri(Address, "/api/session/identity/callback")}",
                .. SandboxSettings,
            ]);
        await UntilAsync(_sandbox, "the sandbox wrote its settings", () => Task.FromResult(File.Exists(SettingsPath)));

        var settings = JsonNode.Parse(await File.ReadAllBytesAsync(SettingsPath))!;
        Sandbox = new SandboxControl(new Uri((string)settings[nameof(Sandbox)]!["Control"]!));
        People = settings["DemoCustomers"].Deserialize<List<DemoCustomer>>()!;
    }

    private static async Task UntilAsync(HubProcess process, string what, Func<Task<bool>> holds)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await HoldsAsync(holds))
        {
            Assert.False(process.HasExited, $"The process ended before {what}:\n{process.Written}");
            Assert.True(Stopwatch.GetElapsedTime(begun) < Patience, $"Waited in vain until {what}:\n{process.Written}");
            await Task.Delay(50);
        }
    }

    private static async Task<bool> HoldsAsync(Func<Task<bool>> holds)
    {
        try
        {
            return await holds();
        }
        catch (HttpRequestException)
        {
            return false; // Not listening yet.
        }
    }
}

/// <summary>One of the demo people, as the sandbox's settings name them.</summary>
internal sealed record DemoCustomer(string LoginId, string Password, string Name, string Ci);
