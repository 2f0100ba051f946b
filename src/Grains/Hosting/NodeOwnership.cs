using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MyDataHub.Storage.Ownership;
using MyDataHub.Storage.Schedules;
using MyDataHub.Storage.Starting;
using Npgsql;

namespace MyDataHub.Grains.Hosting;

/// <summary>
/// Takes the lease that says this node owns the database alone, and takes it again when it was lost. Without it every read asks the
/// database whether memory is still the newest, so several nodes are right too, only slower. A server of this process's own has no other
/// node: what is warm is served on while it is away, and what a process before it had taken to do is free at its start, since a code that
/// was being exchanged does not hold as long as a claim.
/// </summary>
internal sealed partial class NodeOwnership(
    NpgsqlDataSource postgres, StorageStart storage, Schedule schedule, CustomerActivations activations, TimeProvider clock, ILogger<NodeOwnership> log) : BackgroundService
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isReleased = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await TryTakeAsync(stoppingToken) is { } lease)
            {
                isReleased = isReleased || !storage.OwnsServer || await TryReleaseAsync(stoppingToken);
                await HoldAsync(lease, stoppingToken);
            }

            await Task.Delay(TryAgainAfter, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<OwnershipLease?> TryTakeAsync(CancellationToken ct)
    {
        try
        {
            return await OwnershipLease.TryTakeAsync(postgres, ct);
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return null;
        }
    }

    private async Task<bool> TryReleaseAsync(CancellationToken ct)
    {
        try
        {
            await schedule.ReleaseAllAsync(ct);
            return true;
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return false;
        }
    }

    private async Task HoldAsync(OwnershipLease lease, CancellationToken ct)
    {
        await using (lease)
        {
            // What was warm before is from a time when others may have written.
            activations.ForgetViews();
            activations.Ownership.Hold(storage.OwnsServer ? CancellationToken.None : lease.Lost);
            LogHeld();
            using var either = CancellationTokenSource.CreateLinkedTokenSource(lease.Lost, ct);
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!storage.OwnsServer)
            {
                activations.Ownership.Release();
                activations.ForgetViews();
            }
        }

        if (ct.IsCancellationRequested)
        {
            activations.Ownership.Release();
        }
        else if (storage.OwnsServer)
        {
            LogAway();
        }
        else
        {
            LogLost();
        }
    }

    [LoggerMessage(EventId = 3501, Level = LogLevel.Information, Message = "This node owns the database alone: views are served from memory.")]
    private partial void LogHeld();

    [LoggerMessage(EventId = 3502, Level = LogLevel.Warning, Message = "This node does not own the database alone any more: every read asks the database first.")]
    private partial void LogLost();

    [LoggerMessage(EventId = 3503, Level = LogLevel.Warning, Message = "The database is away. What is warm is served on; everything else waits for it.")]
    private partial void LogAway();
}
