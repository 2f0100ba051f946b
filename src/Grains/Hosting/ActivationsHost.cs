using Microsoft.Extensions.Hosting;

namespace MyDataHub.Grains.Hosting;

/// <summary>Ends the work beside the turns when the hub stops, before the store closes.</summary>
internal sealed class ActivationsHost(CustomerActivations activations) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => activations.StopAsync(Patience);
}
