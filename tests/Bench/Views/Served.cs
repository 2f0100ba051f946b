using MyDataHub.Bench.Loading;

namespace MyDataHub.Bench.Views;

/// <summary>A server under load, with what its answers cost it.</summary>
internal sealed class Served(Server server, Load load)
{
    private readonly List<double> _costs = [];

    /// <summary>Median over the rounds; the first, the warm-up, does not count.</summary>
    public double MicrosecondsARequest => Rounds.Median(_costs.Skip(1));

    /// <summary>Answers per second.</summary>
    public async Task<double> RunAsync(TimeSpan duration, CancellationToken ct)
    {
        var before = server.CpuTime;
        var perSecond = await load.RunAsync(duration, ct);
        _costs.Add((server.CpuTime - before).TotalMicroseconds / (perSecond * duration.TotalSeconds));
        return perSecond;
    }
}
