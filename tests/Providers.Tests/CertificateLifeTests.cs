using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MyDataHub.Domain;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.Tests.Running;

namespace MyDataHub.Providers.Tests;

/// <summary>The operator's own certificate before its end, after it, and renewed.</summary>
public sealed class CertificateLifeTests : IDisposable
{
    private const string Bank = "A1GAON0000";
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly ShortLived _certificate = new();

    [Theory]
    [InlineData(90, HealthStatus.Healthy, "")]
    [InlineData(10, HealthStatus.Degraded, "in 9 days")]
    [InlineData(0, HealthStatus.Degraded, "No institution is called")]
    public async Task Its_end_is_told_by_health_and_log(int days, HealthStatus expected, string said)
    {
        _certificate.Until(Now.AddDays(days));
        await using var world = await OutsideWorld.StartAsync(_certificate.Settings);

        world.Services.GetRequiredService<CertificateWatch>().Look();

        Assert.Equal(expected, (await HealthAsync(world)).Status);
        Assert.Contains(said, world.Logs.All, StringComparison.Ordinal);
        Assert.Equal(said.Length > 0, world.Logs.All.Contains("The certificate of operator D1AAAU0000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_cannot_be_read_is_told_too()
    {
        await File.WriteAllTextAsync(_certificate.Certificate, "not a certificate");
        await using var world = await OutsideWorld.StartAsync(_certificate.Settings);

        world.Services.GetRequiredService<CertificateWatch>().Look();

        Assert.Equal(HealthStatus.Degraded, (await HealthAsync(world)).Status);
        Assert.Contains("cannot be read", world.Logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_its_end_nobody_is_called_and_after_its_renewal_everybody_is_without_a_restart()
    {
        _certificate.Until(Now.AddDays(90));
        await using var world = await OutsideWorld.StartAsync(_certificate.Settings);
        var tokens = (await world.LinkAsync((await world.PeopleAsync())[0], Bank))[Bank];
        var wanted = OutsideWorld.Wanted(world.Datasets.Of(Sector.Bank)[0], Bank, tokens.Access);
        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(world, wanted));

        _certificate.Until(Now.AddMinutes(-1));
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        Assert.Equal("certificate-expired", Assert.IsType<FetchOutcome.OurFault>(await FetchAsync(world, wanted)).Code);

        _certificate.Until(Now.AddDays(90));
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(world, wanted));
    }

    public void Dispose() => _certificate.Dispose();

    private static async Task<FetchOutcome> FetchAsync(OutsideWorld world, FetchRequest wanted) =>
        await (await world.InstitutionAsync(Bank)).FetchAsync(wanted, CancellationToken.None);

    private static Task<HealthReport> HealthAsync(OutsideWorld world) => world.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
}
