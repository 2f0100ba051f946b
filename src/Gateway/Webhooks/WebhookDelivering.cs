using Microsoft.Extensions.Options;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Gateway.Webhooks;

/// <summary>Looks for events again and again while the hub runs.</summary>
internal sealed partial class WebhookDelivering(
    WebhookRound round, EventLog log, TimeProvider time, IOptions<WebhookOptions> options, ILogger<WebhookDelivering> logger) : BackgroundService
{
    private static readonly TimeSpan PurgePause = TimeSpan.FromHours(1);
    private DateTimeOffset _purgedAt = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromMilliseconds(options.Value.LookMilliseconds);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!await LookAsync(stoppingToken))
            {
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> LookAsync(CancellationToken ct)
    {
        try
        {
            await PurgeAsync(ct);
            return await round.RunAsync(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // Whatever it was, nothing is lost: what was taken comes again when its claim ends.
            LogFailed(failure.GetType().Name);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task PurgeAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (now - _purgedAt >= PurgePause)
        {
            await log.PurgeAsync(now.AddDays(-options.Value.KeepDays), ct);
            _purgedAt = now;
        }
    }

    [LoggerMessage(EventId = 5102, Level = LogLevel.Warning, Message = "Third parties could not be told this time ({Failure}). The hub tries again.")]
    private partial void LogFailed(string failure);
}
