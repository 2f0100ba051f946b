using MyDataHub.Browser.Tests.Driving;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Browser.Tests.Pages;

/// <summary>The person who has linked everything once, before the first test that only looks.</summary>
public sealed class LinkedCustomer(RunningHub hub) : IAsyncLifetime
{
    internal RunningHub Hub => hub;

    internal DemoCustomer Person => hub.People[7];

    public async Task InitializeAsync()
    {
        await using var visitor = await Steps.CustomerWithEverythingAsync(hub, Person);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
