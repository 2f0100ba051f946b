using MyDataHub.Grains.Hosting;

namespace MyDataHub.Gateway.Idempotency;

/// <summary>
/// Frees, at a start, the keys of requests that ran when the process before was killed, so that their repetition is not told to wait. Only
/// where this node owns the database alone: elsewhere they may still run.
/// </summary>
internal sealed partial class CutOffRequests(IAnswerRecords records, INodeOwnership node, TimeProvider time, ILogger<CutOffRequests> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Made before anything is listened to: no request of this process is older.
    private readonly DateTimeOffset _begun = time.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var timestamp = time.GetTimestamp();
        while (!node.IsAlone)
        {
            if (time.GetElapsedTime(timestamp) > Patience)
            {
                return;
            }

            await Task.Delay(LookAgain, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }

        try
        {
            await records.ReleaseAllAsync(_begun, stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotReleased(failure.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Keys of requests that were cut off could not be freed ({Failure}). Each is free again after some minutes.")]
    private partial void LogNotReleased(string failure);
}
