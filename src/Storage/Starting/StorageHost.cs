using Microsoft.Extensions.Hosting;

namespace MyDataHub.Storage.Starting;

/// <summary>
/// Opens the store before any other hosted service starts, and closes it after the last one has stopped.
/// </summary>
internal sealed class StorageHost(StorageStart storage) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => storage.OpenAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken) => await storage.DisposeAsync();
}
