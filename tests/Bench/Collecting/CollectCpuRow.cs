using System.Diagnostics;
using System.Globalization;
using MyDataHub.Domain;

namespace MyDataHub.Bench.Collecting;

/// <summary>What collecting costs this process beyond the calls themselves.</summary>
internal sealed class CollectCpuRow : Row
{
    private const int CallsAtOnce = 8;
    private const int CustomersARound = 4;

    public override string Name => "collect-cpu";

    public override string What => $"first collections of {Institutions.Count} connections per CPU-second against the same calls with a bare HttpClient";

    public override async Task<IReadOnlyList<Measured>> MeasureAsync(int rounds, CancellationToken ct)
    {
        var log = new InstitutionLog();
        await using var hub = await CollectingHub.StartAsync(log, ct);
        await using var institutions = await Institutions.StartAsync(hub, log, ct);
        using var bare = new BareCalls(hub);
        var calls = await WarmUpAsync(hub, institutions, bare, ct);
        var collected = await institutions.EnterAsync(hub);
        await hub.CollectAsync(collected);
        var size = await hub.SizeAsync(collected);
        var seen = await Rounds.AlternateAsync(rounds, () => OursAsync(hub, institutions), () => PerCpuSecondAsync(_ => bare.SideBySideAsync(calls, CallsAtOnce)));
        using var tokenising = new BareCalls(hub) { IsTokenising = true };
        var floor = await Rounds.AlternateAsync(
            rounds,
            () => PerCpuSecondAsync(_ => tokenising.SideBySideAsync(calls, CallsAtOnce)),
            () => PerCpuSecondAsync(_ => bare.SideBySideAsync(calls, CallsAtOnce)));
        return
        [
            new(Name, Goal.AtLeast(0.4), PerSecond(seen.OursMedian), PerSecond(seen.LimitMedian), seen.Ratio)
            {
                Notes =
                [
                    seen.Spread,
                    string.Create(CultureInfo.InvariantCulture, $"a client that goes through the JSON once and takes nothing from it reaches {floor.Ratio:0.00}"),
                    $"{calls.Count} calls and {size.Rows} transactions of {size.Months} months a collection; the institutions and the database are other processes, whose CPU does not count",
                ],
            },
        ];
    }

    private static async Task<IReadOnlyList<StandInCall>> WarmUpAsync(CollectingHub hub, Institutions institutions, BareCalls bare, CancellationToken ct)
    {
        IReadOnlyList<StandInCall> calls = [];
        await WarmUp.UntilCompiledAsync(
            async () =>
            {
                await institutions.TakeCallsAsync();
                await hub.CollectAsync(await institutions.EnterAsync(hub));
                calls = await institutions.TakeCallsAsync();
                await bare.SideBySideAsync(calls, CallsAtOnce);
            },
            ct);
        return calls;
    }

    private static async Task<double> OursAsync(CollectingHub hub, Institutions institutions)
    {
        var customers = new List<CustomerId>();
        for (var i = 0; i < CustomersARound; i++)
        {
            customers.Add(await institutions.EnterAsync(hub));
        }

        return await PerCpuSecondAsync(i => hub.CollectAsync(customers[i]));
    }

    private static async Task<double> PerCpuSecondAsync(Func<int, Task> collection)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < CustomersARound; i++)
        {
            await collection(i);
        }

        process.Refresh();
        return CustomersARound / (process.TotalProcessorTime - before).TotalSeconds;
    }

    private static string PerSecond(double count) => string.Create(CultureInfo.InvariantCulture, $"{count:0.0} per CPU-second");
}
