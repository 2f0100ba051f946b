using System.Diagnostics;
using System.Globalization;

namespace MyDataHub.Bench.Collecting;

/// <summary>How long a customer waits for everything the first time, against the answers that must follow each other.</summary>
internal sealed class FirstCollectionRow : Row
{
    private const int AnswerMilliseconds = 50;

    public override string Name => "first-collection";

    public override string What => $"first collection of {Institutions.Count} connections at {AnswerMilliseconds} ms an answer against the longest chain of answers that must follow each other";

    public override async Task<IReadOnlyList<Measured>> MeasureAsync(int rounds, CancellationToken ct)
    {
        var log = new InstitutionLog();
        await using var hub = await CollectingHub.StartAsync(log, ct);
        await using var institutions = await Institutions.StartAsync(hub, log, ct);
        using var bare = new BareCalls(hub);
        var (chain, asked, calls) = await WarmUpAsync(hub, institutions, log, bare, ct);
        await institutions.AnswerAfterAsync(AnswerMilliseconds);
        var seen = await Rounds.AlternateAsync(
            rounds,
            async () =>
            {
                var customer = await institutions.EnterAsync(hub);
                return await TimedAsync(() => hub.CollectAsync(customer));
            },
            () => TimedAsync(() => bare.OneAfterTheOtherAsync(chain)));
        return
        [
            new(Name, Goal.AtMost(1.2), Milliseconds(seen.OursMedian), Milliseconds(seen.LimitMedian), seen.Ratio)
            {
                Notes =
                [
                    seen.Spread,
                    $"{calls} calls for {Assets(asked)} assets; the longest chain is {chain.Count} calls, made by a bare client in the same rounds",
                    "connections to the institutions are open and what they offer (/apis) is known, as in any hub that runs",
                ],
            },
        ];
    }

    // Until what is compiled on the way is compiled; then the chain is read from what was really asked.
    private static async Task<(IReadOnlyList<StandInCall> Chain, IReadOnlyList<InstitutionLog.Asked> Asked, int Calls)> WarmUpAsync(
        CollectingHub hub, Institutions institutions, InstitutionLog log, BareCalls bare, CancellationToken ct)
    {
        await WarmUp.UntilCompiledAsync(async () => await hub.CollectAsync(await institutions.EnterAsync(hub)), ct);
        log.TakeAsked();
        await institutions.TakeCallsAsync();
        await hub.CollectAsync(await institutions.EnterAsync(hub));
        var asked = log.TakeAsked();
        var calls = await institutions.TakeCallsAsync();
        if (asked.FirstOrDefault(one => !one.IsGood) is { } bad)
        {
            throw new InvalidOperationException($"{bad.Institution} did not answer {bad.Request.Dataset.Id}.");
        }

        IReadOnlyList<StandInCall> chain = [.. calls.Take(Chain.Of(asked))];
        await bare.OneAfterTheOtherAsync(chain);
        return (chain, asked, calls.Count);
    }

    private static int Assets(IEnumerable<InstitutionLog.Asked> asked) =>
        asked.Where(one => one.Request.Subject is not null).Select(one => (one.Institution, one.Request.Subject)).Distinct().Count();

    private static async Task<double> TimedAsync(Func<Task> work)
    {
        var begun = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static string Milliseconds(double count) => string.Create(CultureInfo.InvariantCulture, $"{count:0} ms");
}
