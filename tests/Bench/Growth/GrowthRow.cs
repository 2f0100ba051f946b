using System.Globalization;
using MyDataHub.Bench.People;
using MyDataHub.Domain;

namespace MyDataHub.Bench.Growth;

/// <summary>Whether a long history costs where it must not: reading the view, and rebuilding it after one new transaction.</summary>
internal sealed class GrowthRow : Row
{
    private const int Many = 100_000;
    private const int Few = 1_000;
    private const int Months = 60;
    private const int Reads = 100_000;

    // Until the compiler has seen enough of it to be done.
    private const int WarmUps = 60;
    private static readonly Goal ReadGoal = Goal.AtMost(1.1);
    private static readonly Goal RebuildGoal = Goal.AtMost(2);

    public override string Name => "growth";

    public override string What => $"a customer with {Many:N0} transactions against one with {Few:N0}: warm read, and rebuild after one new transaction";

    public override async Task<IReadOnlyList<Measured>> MeasureAsync(int rounds, CancellationToken ct)
    {
        await using var hub = await InProcessHub.StartAsync(ct);
        var person = await LinkedPerson.LinkAsync(hub, 0, ct);
        await hub.StopOutsideAsync();
        var household = new BusyHousehold(person.Book, KoreanTime.Day(TimeProvider.System.GetUtcNow()));
        var many = await GrownCustomer.MakeAsync(hub, person, household, Many, Months, ct);
        var few = await GrownCustomer.MakeAsync(hub, person, household, Few, Months, ct);
        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            await many.BuyAsync(ct);
            await few.BuyAsync(ct);
        }

        var read = await Rounds.AlternateAsync(rounds * 5, () => many.ReadAsync(Reads, ct), () => few.ReadAsync(Reads, ct));
        var rebuild = await Rounds.AlternateAsync(rounds * 3, () => many.BuyAsync(ct), () => few.BuyAsync(ct));
        string[] notes =
        [
            string.Create(CultureInfo.InvariantCulture, $"CPU of the hub a rebuild, without the database: {many.CpuMilliseconds:0.0} and {few.CpuMilliseconds:0.0} ms, {many.CpuMilliseconds / few.CpuMilliseconds:0.00} times"),
            $"{household.Assets} accounts and cards, {Months} months; views of {await many.ViewBytesAsync(ct)} and {await few.ViewBytesAsync(ct)} bytes",
            "a rebuild is the turn that applies the transaction, the one that records the day, and the new bytes: all of what a run does after the institution answered",
        ];
        // The worse of the two, as a share of what it may be.
        var worst = Math.Max(read.Ratio / ReadGoal.Ratio, rebuild.Ratio / RebuildGoal.Ratio);
        return
        [
            new($"{Name}-read", ReadGoal, Nanoseconds(read.OursMedian), Nanoseconds(read.LimitMedian), read.Ratio) { Notes = [read.Spread] },
            new($"{Name}-rebuild", RebuildGoal, Milliseconds(rebuild.OursMedian), Milliseconds(rebuild.LimitMedian), rebuild.Ratio) { Notes = [rebuild.Spread, .. notes] },
            new(Name, Goal.AtMost(1), "the worse of both", "its goal", worst),
        ];
    }

    private static string Nanoseconds(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0} ns");

    private static string Milliseconds(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} ms");
}
