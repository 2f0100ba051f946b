using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Journeys.Tests.Killing;

/// <summary>
/// A hub just after midnight in Seoul: the tests move its clock on by hours, and whoever links a day later is given a history that begins a day later,
/// which compares with nobody's.
/// </summary>
public sealed class NightHub : IAsyncLifetime
{
    internal RunningHub Hub { get; } = new();

    public async Task InitializeAsync()
    {
        await Hub.InitializeAsync();
        var now = await Hub.Sandbox.NowAsync();
        await Hub.Sandbox.SetClockAsync(new(now.Date.AddDays(1).AddMinutes(1), now.Offset));
    }

    public Task DisposeAsync() => Hub.DisposeAsync();
}
