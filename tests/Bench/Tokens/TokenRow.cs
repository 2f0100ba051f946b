using System.Globalization;
using MyDataHub.Bench.Loading;
using MyDataHub.Bench.Open;
using MyDataHub.Bench.Views;
using MyDataHub.Journeys.Tests.ThirdParties;

namespace MyDataHub.Bench.Tokens;

/// <summary>
/// How many access tokens a second a client gets, for itself and by refreshing under a customer's grant in turn, against an endpoint that
/// does the same signatures and nothing else.
/// </summary>
internal sealed class TokenRow : Row
{
    // Enough that the server has work while answers wait for the disk.
    private const int Connections = 128;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan RoundOfOneKind = TimeSpan.FromSeconds(2);

    // Until the compiler has seen all of it: before, it takes a third of the server's core.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(25);

    public override string Name => "token";

    public override string What =>
        $"client_credentials and refresh in turn, with private_key_jwt and DPoP, ES256, over TLS ({Connections} connections) against a Kestrel endpoint that verifies and makes the same signatures";

    public override async Task<IReadOnlyList<Measured>> MeasureAsync(int rounds, CancellationToken ct)
    {
        await using var hub = await ServedHub.StartAsync(ct, "--AuthorizationServer:CallsPerClient=1000000000");
        using var party = await ThirdParty.RegisterAsync(hub.Server.Address, hub.Mtls, await hub.ClientTokenAsync(), usesDpop: true);
        await party.LinkAsync(hub.Person, WideConsent.Make());
        var own = await TokenSizes.SeeAsync(party, ("grant_type", "client_credentials"));
        var refreshed = await TokenSizes.SeeAsync(party, ("grant_type", "refresh_token"), ("refresh_token", party.RefreshToken));
        using var limit = await hub.BareSignerAsync(party.Keys.PublicKey, own, refreshed, ct);
        await Cores.ServeOnAsync(hub.Server.ProcessId);
        await Cores.ServeOnAsync(limit.ProcessId);
        await Cores.CallFromHereAsync();
        try
        {
            return [await CompareKindsAsync(hub.Server, limit, new(party), rounds, ct)];
        }
        finally
        {
            await Cores.FreeHereAsync();
        }
    }

    private async Task<Measured> CompareKindsAsync(Server hub, Server limit, TokenRequests requests, int rounds, CancellationToken ct)
    {
        var both = await CompareAsync(hub, limit, requests.InTurn, WarmUp, Round, rounds, ct);
        var own = await CompareAsync(hub, limit, (_, _) => requests.Own(), RoundOfOneKind, RoundOfOneKind, rounds, ct);
        var refresh = await CompareAsync(hub, limit, (_, _) => requests.Refresh(), RoundOfOneKind, RoundOfOneKind, rounds, ct);
        return new(Name, Goal.AtLeast(0.6), PerSecond(both.Seen.OursMedian), PerSecond(both.Seen.LimitMedian), both.Seen.Ratio)
        {
            Notes =
            [
                both.Seen.Spread,
                Told("both in turn", both),
                Told("client_credentials alone", own),
                Told("refresh alone", refresh),
                "every assertion is noted in PostgreSQL before the answer, with fsync, many in one statement",
                "AuthorizationServer:CallsPerClient is raised by a setting, so that one client may ask so often; the limiter counts every call",
            ],
        };
    }

    private static async Task<Compared> CompareAsync(
        Server hub, Server limit, Func<int, long, ReadOnlyMemory<byte>> requests, TimeSpan warmUp, TimeSpan round, int rounds, CancellationToken ct)
    {
        using var ourLoad = await Load.ConnectAsync(hub.Address, Connections, requests, null, ct);
        using var limitLoad = await Load.ConnectAsync(limit.Address, Connections, requests, null, ct);
        var (ours, bare) = (new Served(hub, ourLoad), new Served(limit, limitLoad));
        await ours.RunAsync(warmUp, ct);
        await bare.RunAsync(warmUp, ct);
        var seen = await Rounds.AlternateAsync(rounds, () => ours.RunAsync(round, ct), () => bare.RunAsync(round, ct));
        return new(seen, ours.MicrosecondsARequest, bare.MicrosecondsARequest);
    }

    private static string Told(string kind, Compared one) => string.Create(
        CultureInfo.InvariantCulture,
        $"{kind}: {one.Seen.OursMedian:0} /s against {one.Seen.LimitMedian:0} /s ({one.Seen.Ratio:0.00}); CPU of the server a request: ours {one.OursMicroseconds:0} µs, limit {one.LimitMicroseconds:0} µs");

    private static string PerSecond(double count) => string.Create(CultureInfo.InvariantCulture, $"{count:0} /s");

    private sealed record Compared(Rounds Seen, double OursMicroseconds, double LimitMicroseconds);
}
