using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MyDataHub.Gateway.Commands;
using MyDataHub.Gateway.Hosting;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Tests.Fakes;

namespace MyDataHub.Gateway.Tests.Hosting;

public sealed class ClockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clock").FullName;
    private readonly ManualClock _real = new();

    private string Offset => Path.Combine(_folder, "state.clock");

    [Theory]
    [InlineData("1.02:00:00", 26)]
    [InlineData("-03:00:00", -3)]
    public async Task The_clock_goes_where_the_file_says_also_later(string moved, double hours)
    {
        using var clock = new MovedClock(Offset, TimeProvider.System);
        Assert.Equal(0, Hours(clock));

        await File.WriteAllTextAsync(Offset, moved);
        await UntilAsync(() => Hours(clock) == hours);

        File.Delete(Offset);
        await UntilAsync(() => Hours(clock) == 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("10675199.00:00:00")]
    public void A_file_that_says_no_time_leaves_the_clock(string text)
    {
        File.WriteAllText(Offset, text);
        using var clock = new MovedClock(Offset, _real);

        Assert.Equal(_real.GetUtcNow(), clock.GetUtcNow());
    }

    [Fact]
    public void Outside_development_no_file_moves_the_clock()
    {
        var refused = Assert.Throws<HostingException>(() => Built(Environments.Production));

        Assert.Contains("Clock:OffsetPath", Failing.SentenceOf(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_development_it_does()
    {
        await using var hub = Built(Environments.Development);

        Assert.IsType<MovedClock>(hub.Services.GetRequiredService<TimeProvider>());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private WebApplication Built(string environment)
    {
        var builder = new HubSettings([], [$"--Clock:OffsetPath={Offset}"]) { EnvironmentName = environment }.CreateBuilder();
        builder.AddClock();
        return builder.Build();
    }

    private static double Hours(TimeProvider clock) => Math.Round((clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalHours, 3);

    private static async Task UntilAsync(Func<bool> holds)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!holds() && Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(20))
        {
            await Task.Delay(20);
        }

        Assert.True(holds());
    }
}
