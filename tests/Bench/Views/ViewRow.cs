using System.Globalization;
using System.Text;
using MyDataHub.Bench.Loading;

namespace MyDataHub.Bench.Views;

/// <summary>How many views a second the whole hub serves to signed-in customers, against Kestrel alone.</summary>
internal sealed class ViewRow : Row
{
    private const int Connections = 64;

    // Rounds are short and many, so that what else the machine does meets both sides alike.
    private const int TurnsARound = 4;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);

    public override string Name => "view";

    public override string What => $"a warm asset view over TLS through the whole pipeline ({Connections} connections) against a bare Kestrel endpoint with the same bytes";

    public override async Task<IReadOnlyList<Measured>> MeasureAsync(int rounds, CancellationToken ct)
    {
        await using var hub = await ServedHub.StartAsync(ct);
        using var limit = await hub.BareTwinAsync(ct);
        var request = Encoding.ASCII.GetBytes($"GET /api/view HTTP/1.1\r\nHost: localhost:{hub.Server.Address.Port}\r\nAccept: application/json\r\nCookie: {hub.Cookie}\r\n\r\n");

        using var ourLoad = await Load.ConnectAsync(hub.Server.Address, Connections, (_, _) => request, null, ct);
        using var limitLoad = await Load.ConnectAsync(limit.Address, Connections, (_, _) => request, null, ct);
        await Cores.ServeOnAsync(hub.Server.ProcessId);
        await Cores.ServeOnAsync(limit.ProcessId);
        await Cores.CallFromHereAsync();
        try
        {
            var ours = new Served(hub.Server, ourLoad);
            var bare = new Served(limit, limitLoad);
            await ours.RunAsync(WarmUp, ct);
            await bare.RunAsync(WarmUp, ct);
            var seen = await Rounds.AlternateAsync(rounds * TurnsARound, () => ours.RunAsync(Round, ct), () => bare.RunAsync(Round, ct));
            return
            [
                new(Name, Goal.AtLeast(0.8), PerSecond(seen.OursMedian), PerSecond(seen.LimitMedian), seen.Ratio)
                {
                    Notes =
                    [
                        seen.Spread,
                        $"{hub.ViewBytes} bytes a view; {Where()}",
                        string.Create(CultureInfo.InvariantCulture, $"CPU of the server a request: ours {ours.MicrosecondsARequest:0} µs, limit {bare.MicrosecondsARequest:0} µs, by which the ratio would be {bare.MicrosecondsARequest / ours.MicrosecondsARequest:0.00}"),
                        "RateLimits:PerSession is raised by a setting, so that one session may ask so often; the limiter counts every call",
                    ],
                },
            ];
        }
        finally
        {
            await Cores.FreeHereAsync();
        }
    }

    private static string Where() => Cores.AreSeparate ? "each server on one core, the callers on the others" : "servers and callers share one core";

    private static string PerSecond(double count) => string.Create(CultureInfo.InvariantCulture, $"{count:0} /s");
}
