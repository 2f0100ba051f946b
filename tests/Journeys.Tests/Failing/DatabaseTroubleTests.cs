using System.Globalization;
using MyDataHub.Journeys.Tests.Running;
using Npgsql;
using Xunit.Abstractions;

namespace MyDataHub.Journeys.Tests.Failing;

/// <summary>PostgreSQL goes away, is full or takes nobody more, while people read, collect, link and withdraw.</summary>
public sealed class DatabaseTroubleTests(RunningHub hub, ITestOutputHelper output) : IClassFixture<RunningHub>, IAsyncLifetime
{
    private static readonly string[] Institutions = ["A1GAON0000", "C1HNBT0000"];
    private readonly List<HubClient> _clients = [];

    public async Task InitializeAsync()
    {
        hub.Settings = ["--RateLimits:Writes=1000000", "--RateLimits:PerSession=1000000", "--Embedded:MaxConnections=30", "--Database:MaxConnections=20", "--Embedded:StopTimeoutSeconds=5"];
        hub.PostgresPath = Path.Combine(hub.DataPath, "postgres");
        await hub.StopGatewayAsync();
    }

    public Task DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("QUIT")]
    public async Task A_restart_of_the_database_is_bridged(string signal)
    {
        await hub.StartGatewayAsync();

        await GoesOnAsync(async () =>
        {
            for (var restarts = 0; restarts < 2; restarts++)
            {
                await Task.Delay(300);
                await EndDatabaseAsync(signal);
                await hub.UntilReadyAsync();
            }
        });

        for (var tries = 0; tries < 300 && Owned() < 2; tries++)
        {
            await Task.Delay(100);
        }

        Assert.True(Owned() >= 2, $"The database was owned {Owned()} times.");
    }

    [Fact]
    public async Task A_full_disk_stops_writing_and_nothing_else()
    {
        var folder = Path.Combine(hub.DataPath, "small");
        using var disk = await FullDisk.MakeAsync(folder, megabytes: 150);
        output.WriteLine(disk.IsMounted ? "a file system of its own" : "refused by the database");
        // Another database has keys of its own, and with them its own last anchor of the audit.
        hub.Settings = [.. hub.Settings, $"--Embedded:DataFolder={hub.PostgresPath = Path.Combine(folder, "postgres")}", $"--Keys:Folder={hub.DataPath}/small-keys"];
        await hub.StartGatewayAsync();

        var traffic = await GoesOnAsync(async () =>
        {
            await disk.FillAsync(hub);
            await Task.Delay(TimeSpan.FromSeconds(4));
            await disk.FreeAsync(hub);
            await hub.UntilReadyAsync();
        });

        Assert.True(traffic.PutOff > 0, "Nothing was put off: the disk was not full.");
        await hub.StopGatewayAsync();
    }

    [Fact]
    public async Task A_database_that_takes_nobody_more_is_waited_for()
    {
        await hub.StartGatewayAsync();

        var traffic = await GoesOnAsync(async () =>
        {
            await using var postgres = HubDatabase.Open(hub);
            var taken = await TakeAllAsync(postgres);
            output.WriteLine($"{taken.Count} connections taken");
            await Task.Delay(TimeSpan.FromSeconds(4));
            foreach (var connection in taken)
            {
                await connection.DisposeAsync();
            }

            await hub.UntilReadyAsync();
        });

        Assert.True(traffic.PutOff > 0, "Nothing was put off: there was room.");
    }

    private async Task<Traffic> GoesOnAsync(Func<Task> trouble)
    {
        var (reader, collector) = (await LinkedAsync(0), await LinkedAsync(1));
        var worth = await WorthAsync(collector);
        await reader.GetAsync("/api/view");
        var traffic = new Traffic(reader, collector, await LinkedAsync(2));

        await traffic.WhileAsync(trouble);

        output.WriteLine($"{traffic.Reads} reads, {traffic.PutOff} writes put off");
        Assert.Equal([], traffic.Wrong);
        await AllIsWellAsync(collector, worth);
        return traffic;
    }

    private async Task AllIsWellAsync(HubClient collector, decimal worth)
    {
        var events = await collector.CollectAsync();
        Assert.All(
            events.Where(one => (string?)one["kind"] == "institution-done"),
            done => Assert.True((string?)done["outcome"] is "fetched" or "unchanged" or "busy", done.ToJsonString()));
        Assert.Equal(worth, await WorthAsync(collector));
        await LinkedAsync(2);
        using var verify = await hub.RunAsync(["audit", "verify", .. hub.Settings]);
        Assert.True(verify.ExitCode == 0, verify.Written);
    }

    private async Task<HubClient> LinkedAsync(int number)
    {
        var client = await hub.SignInAsync(hub.People[number]);
        _clients.Add(client);
        var link = await client.LinkAsync(hub, hub.People[number], Institutions);
        // Not everybody is a customer of every institution.
        Assert.Contains(link["steps"]!.AsArray(), step => (string?)step!["state"] == "linked");
        Assert.All(link["steps"]!.AsArray(), step => Assert.True((string?)step!["state"] == "linked" || (string?)step["reason"] == "unauthorized_user", step.ToJsonString()));
        return client;
    }

    private static async Task<decimal> WorthAsync(HubClient client) => (decimal)(await client.GetAsync("/api/view"))["netWorth"]!["net"]!["krw"]!;

    // A server that was told to end still answers for a moment: only after its end does ready speak of the next one.
    private async Task EndDatabaseAsync(string signal)
    {
        var postmaster = Postmaster();
        await Processes.SignalAsync(postmaster, signal);
        await Processes.UntilEndedAsync(postmaster);
    }

    private int Postmaster() => int.Parse(File.ReadLines(Path.Combine(hub.PostgresPath, "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private int Owned() => hub.Gateway.Written.Split("This node owns the database alone").Length - 1;

    // Also those that the hub has: it finds none when it comes for new ones.
    private static async Task<List<NpgsqlConnection>> TakeAllAsync(NpgsqlDataSource postgres)
    {
        var taken = new List<NpgsqlConnection>();
        for (var refused = 0; refused < 20;)
        {
            try
            {
                taken.Add(await postgres.OpenConnectionAsync());
                await using var end = new NpgsqlCommand(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mydatahub'", taken[^1]);
                await end.ExecuteNonQueryAsync();
            }
            catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                refused++;
            }
        }

        return taken;
    }
}
