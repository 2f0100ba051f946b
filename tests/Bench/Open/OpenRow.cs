using System.Globalization;
using System.Text;
using MyDataHub.Bench.Loading;
using MyDataHub.Bench.Views;
using MyDataHub.Journeys.Tests.ThirdParties;

namespace MyDataHub.Bench.Open;

/// <summary>How many asset views a second the whole hub serves to a third party, against Kestrel alone with the least that the binding of its token costs.</summary>
internal sealed class OpenRow(bool usesDpop) : Row
{
    private const string Path = "/open/v1/view";
    private const int Connections = 32;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    public override string Name => usesDpop ? "open-dpop" : "open-mtls";

    public override string What => usesDpop
        ? $"a third party's asset view with DPoP ({Connections} connections, a new proof each time) against a bare Kestrel TLS endpoint that verifies one ES256 signature, same bytes"
        : $"a third party's asset view with a certificate-bound token ({Connections} connections) against a bare Kestrel mTLS endpoint, same bytes";

    public override async Task<IReadOnlyList<Measured>> MeasureAsync(int rounds, CancellationToken ct)
    {
        await using var hub = await ServedHub.StartAsync(
            ct, "--AuthorizationServer:AccessTokenSeconds=900", "--ThirdPartyApi:CallsPerClient=1000000000", "--ThirdPartyApi:CallsPerGrant=1000000000");
        using var party = await ThirdParty.RegisterAsync(hub.Server.Address, hub.Mtls, await hub.ClientTokenAsync(), usesDpop);
        await party.LinkAsync(hub.Person, WideConsent.Make());
        using var first = await party.GetAsync(Path);
        var view = await first.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(ct);
        using var limit = usesDpop
            ? await hub.BareTwinAsync(view, party.Keys.PublicKey, ct)
            : await hub.BareTwinAsync(view, party.Keys.Certificate, ct);
        return [await CompareAsync(hub, limit, party, view.Length, rounds, ct)];
    }

    private async Task<Measured> CompareAsync(ServedHub hub, Server limit, ThirdParty party, int bytes, int rounds, CancellationToken ct)
    {
        var certificate = usesDpop ? null : party.Keys.Certificate;
        var same = Request(party);
        ReadOnlyMemory<byte> Next(int caller, long number) => usesDpop ? Request(party) : same;
        using var ourLoad = await Load.ConnectAsync(party.Api, Connections, Next, certificate, ct);
        using var limitLoad = await Load.ConnectAsync(limit.Address, Connections, Next, certificate, ct);
        await Cores.ServeOnAsync(hub.Server.ProcessId);
        await Cores.ServeOnAsync(limit.ProcessId);
        await Cores.CallFromHereAsync();
        try
        {
            var (ours, bare) = (new Served(hub.Server, ourLoad), new Served(limit, limitLoad));
            await ours.RunAsync(WarmUp, ct);
            await bare.RunAsync(WarmUp, ct);
            var seen = await Rounds.AlternateAsync(rounds, () => ours.RunAsync(Round, ct), () => bare.RunAsync(Round, ct));
            return new(Name, Goal.AtLeast(0.6), PerSecond(seen.OursMedian), PerSecond(seen.LimitMedian), seen.Ratio)
            {
                Notes =
                [
                    seen.Spread,
                    string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes a view; CPU of the server a request: ours {ours.MicrosecondsARequest:0} µs, limit {bare.MicrosecondsARequest:0} µs"),
                    "every read is receipted and counted; the limits of calls are raised by settings, the limiters count every call",
                ],
            };
        }
        finally
        {
            await Cores.FreeHereAsync();
        }
    }

    private static byte[] Request(ThirdParty party)
    {
        var fields = string.Concat(party.Fields(Path).Select(field => $"{field.Name}: {field.Value}\r\n"));
        return Encoding.ASCII.GetBytes($"GET {Path} HTTP/1.1\r\nHost: {party.Api.Authority}\r\n{fields}\r\n");
    }

    private static string PerSecond(double count) => string.Create(CultureInfo.InvariantCulture, $"{count:0} /s");
}
