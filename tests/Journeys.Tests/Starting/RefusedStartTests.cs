using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Starting;

/// <summary>What keeps a hub from starting: one sentence on standard error, an exit code, and nothing left running.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RefusedStartTests(RunningHub hub) : IClassFixture<RunningHub>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-refused-").FullName;

    private string Data => Path.Combine(_folder, "data");

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        Passable(_folder);

        var said = await RefusedAsync($"--Gateway:HttpPort={hub.Port}");

        Assert.Contains($":{hub.Port}", said, StringComparison.Ordinal);
        Assert.Contains("in use", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_hub_on_the_same_data_is_told_who_has_it_and_the_first_goes_on()
    {
        var said = await RefusedAsync($"--Gateway:DataPath={hub.DataPath}");

        Assert.Contains($"process {hub.Gateway.Id}", said, StringComparison.Ordinal);
        using var client = await hub.SignInAsync(hub.People[0]);
        await client.GetAsync("/api/view");
    }

    [Fact]
    public async Task A_missing_PostgreSQL_is_said_with_how_to_get_it() => Assert.Contains(
        "apt-get install postgresql", await RefusedAsync($"--Embedded:BinariesFolder={_folder}"), StringComparison.Ordinal);

    [Fact]
    public async Task A_file_in_place_of_the_data_folder_is_named()
    {
        await File.WriteAllTextAsync(Data, "");

        Assert.Contains(Data, await RefusedAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9", "PostgreSQL 9")]
    [InlineData("what?", "PG_VERSION")]
    public async Task A_cluster_that_is_not_this_PostgreSQLs_is_named(string version, string named)
    {
        var cluster = Directory.CreateDirectory(Path.Combine(Data, "postgres", "cluster")).FullName;
        await File.WriteAllTextAsync(Path.Combine(cluster, "PG_VERSION"), version);

        Assert.Contains(named, await RefusedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_may_not_be_used_is_named()
    {
        Directory.CreateDirectory(Data);
        // Root may read everything, but its PostgreSQL runs as somebody else.
        File.SetUnixFileMode(Data, Environment.IsPrivilegedProcess ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute : UnixFileMode.None);

        Assert.Contains(Data, await RefusedAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Operators:0:OrgCode")]
    [InlineData("Operators:0:ClientCertificatePath")]
    [InlineData("Operators:0:ClientKeyPath")]
    [InlineData("Operators:0:ClientId")]
    [InlineData("Operators:0:ClientSecret")]
    [InlineData("Operators:0:RedirectUri")]
    [InlineData("Portal:Address")]
    [InlineData("Portal:ClientId")]
    [InlineData("Portal:ClientSecret")]
    [InlineData("CertificateAuthorities:0:OrgCode")]
    [InlineData("CertificateAuthorities:0:Address")]
    [InlineData("ExchangeRates:ApiKey")]
    [InlineData("Identity:ClientId")]
    public async Task A_member_missing_from_the_settings_is_named(string member)
    {
        var settings = Path.Combine(_folder, "settings.json");
        await File.WriteAllTextAsync(settings, Without(member, await File.ReadAllTextAsync(hub.SettingsPath)));

        var said = await RefusedAsync(HubProcess.Start(
            "Gateway", "serve", "--settings", settings, $"--Gateway:DataPath={Data}", $"--Gateway:HttpPort={Repository.FreePort()}"));

        Assert.Contains(member.Split(':')[0], said, StringComparison.Ordinal);
        Assert.Contains(member.Split(':')[^1], said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data), "The settings are checked before anything is made.");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<string> RefusedAsync(params IEnumerable<string> further) => RefusedAsync(
        hub.NewGateway(
        [
            $"--Gateway:DataPath={Data}", $"--Gateway:HttpPort={Repository.FreePort()}", $"--Gateway:HttpsPort={Repository.FreePort()}",
            $"--Gateway:MtlsPort={Repository.FreePort()}", .. further,
        ]));

    private async Task<string> RefusedAsync(HubProcess gateway)
    {
        using (gateway)
        {
            Assert.Equal(1, await gateway.ExitAsync());
            var said = Assert.Single(gateway.Complaints);
            Assert.StartsWith("hub: ", said, StringComparison.Ordinal);
            Assert.DoesNotContain(" crit: ", gateway.Written, StringComparison.Ordinal);
            Assert.Empty(Processes.WorkingIn(_folder));
            return said;
        }
    }

    private static string Without(string member, string settings)
    {
        var all = JsonNode.Parse(settings)!;
        var parts = member.Split(':');
        var holder = parts[..^1].Aggregate(all, (node, part) => int.TryParse(part, out var index) ? node[index]! : node[part]!);
        Assert.True(holder.AsObject().Remove(parts[^1]));
        return all.ToJsonString();
    }

    private static void Passable(string folder) =>
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
}
