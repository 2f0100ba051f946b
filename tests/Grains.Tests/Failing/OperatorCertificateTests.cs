using Microsoft.Extensions.Diagnostics.HealthChecks;
using MyDataHub.Grains.Tests.WholeWorld;

namespace MyDataHub.Grains.Tests.Failing;

/// <summary>The operator's own certificate runs out, as customers and administrators see it.</summary>
[Collection(SharedServer.Collection)]
public sealed class OperatorCertificateTests(SharedServer server) : IAsyncLifetime
{
    private const string Bank = "A1DAON0000";
    private const string Card = "C1HNBT0000";

    private readonly string _folder = Directory.CreateTempSubdirectory("operator").FullName;
    private SandboxHub _hub = null!;

    private string Certificate => Path.Combine(_folder, "operator.pem");

    private string Key => Path.Combine(_folder, "operator.key");

    public async Task InitializeAsync()
    {
        Put("operator");
        _hub = await SandboxHub.StartAsync(
            await server.Throwaway.CreateHubDatabaseAsync(),
            ("Operators:0:ClientCertificatePath", Certificate), ("Operators:0:ClientKeyPath", Key), ("Outbound:CertificateLookSeconds", "1"));
    }

    public async Task DisposeAsync()
    {
        await _hub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task After_its_end_the_view_says_so_no_consent_is_lost_and_the_renewed_one_heals_it()
    {
        var id = await _hub.EnterAsync((await _hub.PeopleAsync())[0]);
        await _hub.LinkAsync(id, Bank, Card);
        var clean = await _hub.ViewAsync(id);
        var healthy = await HealthAsync();

        Replace("sandbox-expired");
        var during = await _hub.CollectAsync(id);
        var said = await _hub.ViewAsync(id);
        var ended = await HealthAsync();

        Replace("operator");
        var after = await _hub.CollectAsync(id);

        Assert.Equal((HealthStatus.Healthy, HealthStatus.Degraded, HealthStatus.Healthy), (healthy, ended, await HealthAsync()));
        said.AssertSays(during, new HashSet<string> { Bank, Card }, clean);
        Assert.All([Bank, Card], institution => Assert.Equal(("unavailable", "certificate-expired"), said.Source(institution)));
        (await _hub.ViewAsync(id)).AssertSays(after, new HashSet<string>(), clean);
    }

    [Fact]
    public async Task A_token_that_is_due_meanwhile_is_renewed_afterwards()
    {
        var id = await _hub.EnterAsync((await _hub.PeopleAsync())[0]);
        await _hub.LinkAsync(id, Bank);
        await _hub.TurnAsync(id, (file, edit) =>
        {
            var connection = file.Connections.Values.Single();
            edit.Put(connection with { Tokens = connection.Tokens! with { AccessExpiresAt = _hub.Clock.GetUtcNow() } });
            return Task.FromResult(true);
        });

        Replace("sandbox-expired");
        await _hub.CollectAsync(id);
        var said = await _hub.ViewAsync(id);
        Replace("operator");
        await _hub.CollectAsync(id);

        Assert.Equal(("unavailable", "certificate-expired"), said.Source(Bank));
        Assert.Equal("live", (await _hub.ViewAsync(id)).Source(Bank).State);
    }

    private void Replace(string name)
    {
        Put(name);
        _hub.Clock.Advance(TimeSpan.FromSeconds(2));
    }

    private void Put(string name)
    {
        File.WriteAllBytes(Certificate, File.ReadAllBytes(TestCertificates.PathOf($"{name}.pem")));
        File.WriteAllBytes(Key, File.ReadAllBytes(TestCertificates.PathOf($"{name}.key")));
    }

    private async Task<HealthStatus> HealthAsync() =>
        (await _hub.Get<HealthCheckService>().CheckHealthAsync(check => check.Name == "operator-certificate")).Status;
}
