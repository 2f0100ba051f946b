using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Starting;

/// <summary>However the hub is asked to end, everything it started ends with it.</summary>
public sealed class StoppingTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public async Task A_signal_stops_everything_cleanly(string signal)
    {
        var gateway = hub.Gateway;
        Assert.NotEmpty(Processes.WorkingIn(hub.DataPath));

        await gateway.StopAsync(signal);

        Assert.Equal(0, gateway.ExitCode);
        Assert.Empty(gateway.Complaints);
        Assert.Empty(Processes.WorkingIn(hub.DataPath));
        Assert.True(Repository.IsFree(hub.Port));
        await hub.StopGatewayAsync();
        await hub.StartGatewayAsync();
    }

    [Fact]
    public async Task A_database_that_is_slow_to_stop_is_waited_for()
    {
        var gateway = hub.Gateway;
        var checkpointer = Processes.WorkingIn(hub.DataPath)
            .Single(process => Processes.TitleOf(process).Contains("checkpointer", StringComparison.Ordinal));
        await Processes.SignalAsync(checkpointer, "STOP");

        await gateway.SignalAsync("TERM");
        await Task.Delay(TimeSpan.FromSeconds(5));
        var hasGivenUp = gateway.HasExited;
        await Processes.SignalAsync(checkpointer, "CONT");

        Assert.False(hasGivenUp);
        Assert.Equal(0, await gateway.ExitAsync());
        Assert.Empty(Processes.WorkingIn(hub.DataPath));
        await hub.StopGatewayAsync();
        await hub.StartGatewayAsync();
    }
}
