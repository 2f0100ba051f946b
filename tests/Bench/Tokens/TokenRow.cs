using System.Globalization;
using System.Security.Cryptography;
using MyDataHub.Bench.Loading;
using MyDataHub.Bench.Views;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Bench.Tokens;

/// <summary>How many access tokens a second a client gets for itself, against an endpoint that does the same signatures and nothing else.</summary>
internal sealed class TokenRow : Row
{
    private const int Connections = 64;
    private const int TokenBytes = 480;
    private const int AnswerBytes = 700;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    // Until the compiler has seen all of it: before, it takes a third of the server's core.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(25);

    public override string Name => "token";

    public override string What =>
        $"client_credentials with private_key_jwt and DPoP, ES256, over TLS ({Connections} connections) against a Kestrel endpoint that verifies and makes the same signatures";

    public override async Task<IReadOnlyList<Measured>> MeasureAsync(int rounds, CancellationToken ct)
    {
        var outside = new RunningHub();
        await outside.InitializeAsync();
        try
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var given = await outside.RunAsync("client-token");
            await outside.StopGatewayAsync();
            using var hub = await ServeAsync(outside, ct);
            var client = await TokenClient.RegisterAsync(hub.Address, given.Written.Trim(), key, ct);
            using var limit = await BareSigner.StartAsync(Certificate(outside), CertificateKey(outside), key, TokenBytes, AnswerBytes, ct);
            var measured = await CompareAsync(hub, limit, client, rounds, ct);
            await hub.StopAsync();
            await limit.StopAsync();
            return [measured];
        }
        finally
        {
            await outside.DisposeAsync();
        }
    }

    private async Task<Measured> CompareAsync(Server hub, Server limit, TokenClient client, int rounds, CancellationToken ct)
    {
        using var ourLoad = await Load.ConnectAsync(hub.Address, Connections, (_, _) => client.Request(), null, ct);
        using var limitLoad = await Load.ConnectAsync(limit.Address, Connections, (_, _) => client.Request(), null, ct);
        await Cores.ServeOnAsync(hub.ProcessId);
        await Cores.ServeOnAsync(limit.ProcessId);
        await Cores.CallFromHereAsync();
        try
        {
            var (ours, bare) = (new Served(hub, ourLoad), new Served(limit, limitLoad));
            await ours.RunAsync(WarmUp, ct);
            await bare.RunAsync(WarmUp, ct);
            var seen = await Rounds.AlternateAsync(rounds, () => ours.RunAsync(Round, ct), () => bare.RunAsync(Round, ct));
            return new(Name, Goal.AtLeast(0.6), PerSecond(seen.OursMedian), PerSecond(seen.LimitMedian), seen.Ratio)
            {
                Notes =
                [
                    seen.Spread,
                    string.Create(CultureInfo.InvariantCulture, $"CPU of the server a request: ours {ours.MicrosecondsARequest:0} µs, limit {bare.MicrosecondsARequest:0} µs"),
                    "every assertion is noted in PostgreSQL before the answer, with fsync, many in one statement",
                    "AuthorizationServer:CallsPerClient is raised by a setting, so that one client may ask so often; the limiter counts every call",
                ],
            };
        }
        finally
        {
            await Cores.FreeHereAsync();
        }
    }

    private static async Task<Server> ServeAsync(RunningHub hub, CancellationToken ct)
    {
        var port = Repository.FreePort();
        return await Server.ReadyAsync(
            HubProcess.Start("Gateway", "Production",
            [
                "serve", "--settings", hub.SettingsPath, $"--Gateway:DataPath={hub.DataPath}", $"--Gateway:HttpsPort={port}",
                $"--Gateway:CertificatePath={Certificate(hub)}", $"--Gateway:CertificateKeyPath={CertificateKey(hub)}",
                // The sandbox's clock is for development.
                "--Clock:OffsetPath=", "--AuthorizationServer:CallsPerClient=1000000000",
            ]),
            port, ct);
    }

    private static string Certificate(RunningHub hub) => Path.Combine(hub.DataPath, "certs", "gateway.pem");

    private static string CertificateKey(RunningHub hub) => Path.Combine(hub.DataPath, "certs", "gateway.key");

    private static string PerSecond(double count) => string.Create(CultureInfo.InvariantCulture, $"{count:0} /s");
}
