using System.Diagnostics;
using MyDataHub.Journeys.Tests.Running;
using Xunit.Abstractions;

namespace MyDataHub.Journeys.Tests.Killing;

/// <summary>
/// kill -9 at five times ten random points of linking, collecting and withdrawing, now and then together with the database: nothing that was
/// acknowledged is lost, nothing is there twice, nothing is left over anywhere.
/// </summary>
public sealed class KilledHubTests(NightHub night, ITestOutputHelper output) : IClassFixture<NightHub>
{
    private const int Kills = 10;
    private const int People = 6;
    private const int LongestMilliseconds = 2_800;
    private const int WithDatabase = 7;
    private const int MostTries = 20;
    private readonly RunningHub _hub = night.Hub;

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
        _hub.Settings = ["--Scheduling:LookSeconds=1", "--Sessions:IdleMinutes=120", "--RateLimits:Writes=1000000", "--RateLimits:PerSession=1000000", "--RateLimits:SignInsPerAddress=100000"];
        await _hub.StopGatewayAsync();
        await _hub.StartGatewayAsync();
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
        await _hub.KillGatewayAsync();
        if (postmaster is { } database)
        {
            await Processes.SignalAsync(database, "KILL");
        }

        await Task.WhenAll(acting);
        var begun = Stopwatch.GetTimestamp();
        await _hub.StartGatewayAsync();
        output.WriteLine($"started in {Stopwatch.GetElapsedTime(begun).TotalMilliseconds:0} ms");
        await Task.WhenAll(customers.Select(customer => customer.CheckAsync()));
        NothingIsOdd(customers);
    }

    private async Task NothingIsLeftOverAsync(List<RestlessCustomer> customers)
    {
        var left = new LeftOver(_hub);
        await left.SettleAsync();
        foreach (var customer in customers)
        {
            await customer.SignInAgainAsync();
            // A token there that is not the one here would only now be found out.
            await customer.CollectAsync();
            customer.Oddities.AddRange(await left.TokensAsync(customer));
        }

        output.WriteLine($"In doubt: {await HubDatabase.CountAsync(_hub, "select count(*) from audit_entry where action = 'token.in-doubt'")}");
    }

    /// <summary>After its next collection the book is the one of a customer who came only today.</summary>
    private async Task IsAsGoodAsNewAsync(RestlessCustomer customer)
    {
        // Never back before it: what was put off until then would wait.
        var begun = OnTheMinute((await _hub.Sandbox.NowAsync()).AddMinutes(15));
        await customer.SignInAgainAsync();
        var survived = await SeenAsync(customer.Client, customer.Person, begun);

        await customer.Client.PostAsync("/api/leave", new { confirm = "leave" });
        using var fresh = await _hub.IdentifyAsync(customer.Person);
        var clean = await SeenAsync(fresh, customer.Person, begun);
        Assert.True(survived.SequenceEqual(clean), string.Join('\n', [
            .. survived.Except(clean).Select(line => $"only the one who was killed sees {line}"),
            .. clean.Except(survived).Select(line => $"only the new one sees {line}"),
            $"{survived.Count} and {clean.Count} lines",
        ]));
    }

    /// <summary>What a customer sees who links at one moment and collects again at a later one; institutions answer as of the minute.</summary>
    private async Task<List<string>> SeenAsync(HubClient client, DemoCustomer person, DateTimeOffset begun)
    {
        await _hub.Sandbox.SetClockAsync(begun);
        var link = await client.LinkAsync(_hub, person, RestlessCustomer.Institutions);
        Assert.All(link["steps"]!.AsArray(), step => Assert.True((string?)step!["state"] == "linked" || (string?)step["reason"] == "unauthorized_user", step.ToJsonString()));
        for (var tries = 1; ; tries++)
        {
            await _hub.Sandbox.SetClockAsync(begun.AddMinutes(10));
            var done = (await client.CollectAsync()).Where(one => (string?)one["kind"] == "institution-done").ToList();
            if (done.All(one => (string?)one["outcome"] is "fetched" or "unchanged"))
            {
                return await LeftOver.SeenAsync(client);
            }

            Assert.True(tries < MostTries, string.Join('\n', done));
        }
    }

    private static DateTimeOffset OnTheMinute(DateTimeOffset at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute), at.Offset);

    private async Task TheAuditHoldsAsync()
    {
        using var verify = await _hub.RunAsync("audit", "verify");
        Assert.True(verify.ExitCode == 0, verify.Written);
    }

    private static void NothingIsOdd(List<RestlessCustomer> customers)
    {
        var oddities = customers.SelectMany(customer => customer.Oddities).ToList();
        Assert.True(oddities.Count == 0, string.Join('\n', oddities));
    }

    private int? Postmaster() =>
        int.Parse(File.ReadLines(Path.Combine(_hub.DataPath, "postgres", "cluster", "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<List<RestlessCustomer>> SignInAllAsync(Dice dice)
    {
        var customers = new List<RestlessCustomer>();
        foreach (var person in _hub.People.Take(People))
        {
            await _hub.Sandbox.SignAtOnceAsync(person.Ci);
            customers.Add(new RestlessCustomer(_hub, person, await _hub.IdentifyAsync(person), dice.Fork()));
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
