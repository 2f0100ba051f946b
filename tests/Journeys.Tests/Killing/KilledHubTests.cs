using System.Diagnostics;
using MyDataHub.Journeys.Tests.Running;
using Xunit.Abstractions;

namespace MyDataHub.Journeys.Tests.Killing;

/// <summary>
/// kill -9 at five times ten random points of linking, collecting and withdrawing, now and then together with the database: nothing that was
/// acknowledged is lost, nothing is there twice, nothing is left over anywhere.
/// </summary>
public sealed class KilledHubTests(RunningHub hub, ITestOutputHelper output) : IClassFixture<RunningHub>
{
    private const int Kills = 10;
    private const int People = 6;
    private const int LongestMilliseconds = 2_800;
    private const int WithDatabase = 7;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_hub_that_is_killed_again_and_again_keeps_every_promise(int seed)
    {
        output.WriteLine($"Seed {seed}");
        var dice = new Dice((ulong)seed);
        hub.Settings = ["--Scheduling:LookSeconds=1", "--Sessions:IdleMinutes=120", "--RateLimits:Writes=1000000", "--RateLimits:PerSession=1000000", "--RateLimits:SignInsPerAddress=100000"];
        await hub.StopGatewayAsync();
        await hub.StartGatewayAsync();
        var customers = await SignInAllAsync(dice);

        for (var kill = 1; kill <= Kills; kill++)
        {
            await RoundAsync(customers, dice, withDatabase: kill % WithDatabase == 0);
        }

        Say(customers);
        await NothingIsLeftOverAsync(customers);
        await TheAuditHoldsAsync();
        await IsAsGoodAsNewAsync(customers[seed]);
        NothingIsOdd(customers);
    }

    private async Task RoundAsync(List<RestlessCustomer> customers, Dice dice, bool withDatabase)
    {
        var acting = customers.Select(customer => customer.ActUntilTheHubIsGoneAsync()).ToList();
        await Task.Delay(dice.Throw(LongestMilliseconds));
        var postmaster = withDatabase ? Postmaster() : null;
        await hub.KillGatewayAsync();
        if (postmaster is { } database)
        {
            await Processes.SignalAsync(database, "KILL");
        }

        await Task.WhenAll(acting);
        var begun = Stopwatch.GetTimestamp();
        await hub.StartGatewayAsync();
        output.WriteLine($"started in {Stopwatch.GetElapsedTime(begun).TotalMilliseconds:0} ms");
        await Task.WhenAll(customers.Select(customer => customer.CheckAsync()));
        NothingIsOdd(customers);
    }

    private async Task NothingIsLeftOverAsync(List<RestlessCustomer> customers)
    {
        var left = new LeftOver(hub);
        await left.SettleAsync();
        foreach (var customer in customers)
        {
            await customer.SignInAgainAsync();
            customer.Oddities.AddRange(await left.TokensAsync(customer));
        }

        output.WriteLine($"In doubt: {await HubDatabase.CountAsync(hub, "select count(*) from audit_entry where action = 'token.in-doubt'")}");
    }

    /// <summary>After its next collection the book is the one of a customer who came only today.</summary>
    private async Task IsAsGoodAsNewAsync(RestlessCustomer customer)
    {
        // Never back: what was put off until then would wait.
        var moment = (await hub.Sandbox.NowAsync()).AddMinutes(15);
        await hub.Sandbox.SetClockAsync(moment);
        await customer.SignInAgainAsync();
        await customer.Client.LinkAsync(hub, customer.Person, RestlessCustomer.Institutions);
        await customer.Client.CollectAsync();
        var survived = await LeftOver.SeenAsync(customer.Client);

        await customer.Client.PostAsync("/api/leave", new { confirm = "leave" });
        await hub.Sandbox.SetClockAsync(moment);
        using var fresh = await hub.IdentifyAsync(customer.Person);
        await fresh.LinkAsync(hub, customer.Person, RestlessCustomer.Institutions);
        var clean = await LeftOver.SeenAsync(fresh);
        Assert.Equal([], survived.Except(clean).Select(line => $"only the one who was killed sees {line}"));
        Assert.Equal(clean, survived);
    }

    private async Task TheAuditHoldsAsync()
    {
        using var verify = await hub.RunAsync("audit", "verify");
        Assert.True(verify.ExitCode == 0, verify.Written);
    }

    private static void NothingIsOdd(List<RestlessCustomer> customers)
    {
        var oddities = customers.SelectMany(customer => customer.Oddities).ToList();
        Assert.True(oddities.Count == 0, string.Join('\n', oddities));
    }

    private int? Postmaster() =>
        int.Parse(File.ReadLines(Path.Combine(hub.DataPath, "postgres", "cluster", "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<List<RestlessCustomer>> SignInAllAsync(Dice dice)
    {
        var customers = new List<RestlessCustomer>();
        foreach (var person in hub.People.Take(People))
        {
            await hub.Sandbox.SignAtOnceAsync(person.Ci);
            customers.Add(new RestlessCustomer(hub, person, await hub.IdentifyAsync(person), dice.Fork()));
        }

        return customers;
    }

    private void Say(List<RestlessCustomer> customers)
    {
        foreach (var act in customers.SelectMany(customer => customer.Acts).GroupBy(act => act.Key))
        {
            output.WriteLine($"{act.Key}: {act.Sum(one => one.Value.Begun)} begun, {act.Sum(one => one.Value.Cut)} cut off");
        }
    }
}
