using MyDataHub.Browser.Tests.Driving;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Browser.Tests.Pages;

/// <summary>A person with linked assets, and a third party that asks to see them.</summary>
public sealed class AskedCustomer(RunningHub hub) : IAsyncLifetime
{
    internal RunningHub Hub => hub;

    internal DemoCustomer Person => hub.People[6];

    internal AskingParty Party { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        using var customer = await hub.LinkedOnceAsync(Person);
        Party = await AskingParty.RegisterAsync(hub);
    }

    public Task DisposeAsync()
    {
        Party.Dispose();
        return Task.CompletedTask;
    }
}
