using System.Diagnostics;
using System.Globalization;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Bench.Days;

/// <summary>
/// Many customers who have linked everything through the whole stack, a simulated day of scheduled collections, and collections for which
/// nothing has changed: whether memory and database grow with the data and no faster. Prints what it saw; takes long, so it runs only when
/// it is named.
/// </summary>
internal static class DayCommand
{
    public const string Verb = "day";
    private const string CustomersOption = "--customers=";
    private const int Parts = 4;
    private const int Hours = 24;
    private const int Unchanged = 25;
    private const int UnchangedRounds = 48;

    // Memory is what is looked at: with more in parallel it would be that of the linking.
    private const int AtOnce = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static async Task<int> RunAsync(string[] words)
    {
        var count = 1_000;
        if (words is not [] && !(words is [var only] && only.StartsWith(CustomersOption, StringComparison.Ordinal)
            && int.TryParse(only.AsSpan(CustomersOption.Length), NumberStyles.None, CultureInfo.InvariantCulture, out count) && count is >= 8 and <= 1_000))
        {
            await Console.Error.WriteLineAsync($"usage: ./hub bench {Verb} [{CustomersOption}8..1000]");
            return 2;
        }

        var hub = new RunningHub
        {
            SandboxSettings = [$"--Sandbox:People={count}"],
            Settings =
            [
                "--RateLimits:PerAddress=1000000", "--RateLimits:SignInsPerAddress=1000000", "--RateLimits:PerSession=1000000",
                "--Scheduling:LookSeconds=1", "--Grains:IdleMinutes=1440",
            ],
        };
        await hub.InitializeAsync();
        try
        {
            var people = await hub.Sandbox.PeopleAsync();
            await LinkAllAsync(hub, people, count);
            await PassDayAsync(hub, count);
            await ChangeNothingAsync(hub, [.. people.Take(Math.Min(count, Unchanged))], count);
        }
        finally
        {
            await hub.DisposeAsync();
        }

        return 0;
    }

    private static async Task LinkAllAsync(RunningHub hub, IReadOnlyList<DemoCustomer> people, int count)
    {
        var begun = Stopwatch.GetTimestamp();
        var seen = new List<Footprint> { await Footprint.OfAsync(hub, 0) };
        for (var part = 1; part <= Parts; part++)
        {
            var (from, to) = (seen[^1].Customers, count * part / Parts);
            await Parallel.ForEachAsync(people.Take(to).Skip(from), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, (person, _) => LinkAsync(hub, person));
            seen.Add(await Footprint.OfAsync(hub, to));
            Console.WriteLine($"  {seen[^1]}");
        }

        var (first, last) = (seen[1].Since(seen[0]), seen[^1].Since(seen[^2]));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  linked in {Stopwatch.GetElapsedTime(begun).TotalMinutes:0.0} min; growth a customer, last quarter to first: memory {last.Memory / first.Memory:0.00}, database {last.Database / first.Database:0.00}"));
    }

    private static async ValueTask LinkAsync(RunningHub hub, DemoCustomer person)
    {
        using var customer = await hub.IdentifyAsync(person);
        await customer.LinkAsync(hub, person, await customer.AllInstitutionsAsync());
        await customer.GetAsync("/api/view");
    }

    // The first day on which something is scheduled, hour by hour. What is due before is only tried again.
    private static async Task PassDayAsync(RunningHub hub, int count)
    {
        var tomorrow = (await hub.Sandbox.NowAsync()).AddDays(1).ToUnixTimeSeconds();
        var first = await HubDatabase.CountAsync(hub, $"select extract(epoch from min(next_run_at))::bigint from connection where next_run_at > to_timestamp({tomorrow})");
        await hub.Sandbox.SetClockAsync(DateTimeOffset.FromUnixTimeSeconds(first));
        for (var hour = 1; hour <= Hours; hour++)
        {
            await hub.Sandbox.AdvanceClockAsync("PT1H");
            await UntilNothingIsDueAsync(hub);
            if (hour % (Hours / Parts) == 0)
            {
                var collected = await HubDatabase.CountAsync(hub, "select count(*) from audit_entry where action = 'data.collected' and details->>'kind' = 'scheduled'");
                Console.WriteLine($"  {await Footprint.OfAsync(hub, count)}, hour {hour}, {collected} scheduled collections");
            }
        }
    }

    // The first round still brings what the day left; after it only the clock of each answer is new.
    private static async Task ChangeNothingAsync(RunningHub hub, IReadOnlyList<DemoCustomer> people, int count)
    {
        await RoundsAsync(hub, people, count, 1, "collected");
        for (var part = 1; part <= Parts; part++)
        {
            await RoundsAsync(hub, people, count, UnchangedRounds / Parts, "unchanged");
        }
    }

    private static async Task RoundsAsync(RunningHub hub, IReadOnlyList<DemoCustomer> people, int count, int rounds, string word)
    {
        var (before, collected) = (await Footprint.OfAsync(hub, count), await CollectedAsync(hub));
        for (var round = 0; round < rounds; round++)
        {
            await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, (person, _) => CollectAsync(hub, person));
        }

        var (after, collections) = (await Footprint.OfAsync(hub, count), await CollectedAsync(hub) - collected);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {after}, {word}: {collections} collections, {(after.Database - before.Database) * 1024 / collections:0.00} KB of database each"));
    }

    private static async ValueTask CollectAsync(RunningHub hub, DemoCustomer person)
    {
        using var customer = await hub.IdentifyAsync(person);
        await customer.CollectAsync();
    }

    private static Task<long> CollectedAsync(RunningHub hub) => HubDatabase.CountAsync(hub, "select count(*) from audit_entry where action = 'data.collected'");

    private static async Task UntilNothingIsDueAsync(RunningHub hub)
    {
        var begun = Stopwatch.GetTimestamp();
        var now = await hub.Sandbox.NowAsync();
        while (await HubDatabase.CountAsync(hub, $"select count(*) from connection where next_run_at <= to_timestamp({now.ToUnixTimeSeconds()})") > 0)
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException("What was due was not done within half an hour.");
            }

            await Task.Delay(500);
        }
    }
}
