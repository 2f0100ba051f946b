using System.Diagnostics;
using System.Globalization;
using MyDataHub.Domain;

namespace MyDataHub.Bench.Collecting;

/// <summary>What collecting costs this process beyond the calls themselves.</summary>
internal sealed class CollectCpuRow : Row
{
    private const int CallsAtOnce = 8;
    private const int CustomersARound = 4;
    private const int UnchangedARound = 10;

    public override string Name => "collect-cpu";

    public override string What => $"first collections of {Institutions.Count} connections per CPU-second against the same calls with a bare HttpClient";

    public override async Task<IReadOnlyList<Measured>> MeasureAsync(int rounds, CancellationToken ct)
    {
        var log = new InstitutionLog();
        await using var hub = await CollectingHub.StartAsync(log, ct);
        await using var institutions = await Institutions.StartAsync(hub, log, ct);
        using var bare = new BareCalls(hub);
        var calls = await WarmUpAsync(hub, institutions, bare, () => institutions.EnterAsync(hub), ct);
        var collected = await institutions.EnterAsync(hub);
        await hub.CollectAsync(collected);
        var size = await hub.SizeAsync(collected);
        var seen = await Rounds.AlternateAsync(rounds, () => OursAsync(hub, institutions), () => BareAsync(bare, calls, CustomersARound));
        using var tokenising = new BareCalls(hub) { IsTokenising = true };
        var floor = await Rounds.AlternateAsync(rounds, () => BareAsync(tokenising, calls, CustomersARound), () => BareAsync(bare, calls, CustomersARound));
        var few = await WarmUpAsync(hub, institutions, bare, () => Task.FromResult(collected), ct);
        var unchanged = await Rounds.AlternateAsync(
            rounds, () => PerCpuSecondAsync(UnchangedARound, _ => hub.CollectAsync(collected)), () => BareAsync(bare, few, UnchangedARound));
        return
        [
            new(Name, Goal.AtLeast(0.4), PerSecond(seen.OursMedian), PerSecond(seen.LimitMedian), seen.Ratio)
            {
                Notes =
                [
                    seen.Spread,
                    string.Create(CultureInfo.InvariantCulture, $"a client that goes through the JSON once and takes nothing from it reaches {floor.Ratio:0.00}"),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"a collection in which nothing has changed: {few.Count} calls, {1000 / unchanged.OursMedian:0} ms of CPU against {1000 / unchanged.LimitMedian:0.0} ms, {unchanged.Ratio:0.000}"),
                    $"{calls.Count} calls and {size.Rows} transactions of {size.Months} months a collection; the institutions and the database are other processes, whose CPU does not count",
                ],
            },
        ];
    }

    /// <summary>The calls of such a collection.</summary>
    private static async Task<IReadOnlyList<StandInCall>> WarmUpAsync(
        CollectingHub hub, Institutions institutions, BareCalls bare, Func<Task<CustomerId>> customer, CancellationToken ct)
    {
        IReadOnlyList<StandInCall> calls = [];
        await WarmUp.UntilCompiledAsync(
            async () =>
            {
                await institutions.TakeCallsAsync();
                await hub.CollectAsync(await customer());
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

        return await PerCpuSecondAsync(CustomersARound, i => hub.CollectAsync(customers[i]));
    }

    private static Task<double> BareAsync(BareCalls client, IReadOnlyList<StandInCall> calls, int times) =>
        PerCpuSecondAsync(times, _ => client.SideBySideAsync(calls, CallsAtOnce));

    private static async Task<double> PerCpuSecondAsync(int times, Func<int, Task> collection)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < times; i++)
        {
            await collection(i);
        }

        process.Refresh();
        return times / (process.TotalProcessorTime - before).TotalSeconds;
    }

    private static string PerSecond(double count) => string.Create(CultureInfo.InvariantCulture, $"{count:0.0} per CPU-second");
}
