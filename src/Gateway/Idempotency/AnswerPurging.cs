using Microsoft.Extensions.Options;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.Idempotency;

/// <summary>Forgets stored answers once their time is over.</summary>
internal sealed partial class AnswerPurging(
    IAnswerRecords records, TimeProvider time, IOptions<GatewayOptions> options, ILogger<AnswerPurging> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await records.PurgeAsync(time.GetUtcNow().AddHours(-options.Value.IdempotencyHours), stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogNotPurged(failure.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Old answers of repeated writes could not be deleted ({Failure}). Trying again with the next round.")]
    private partial void LogNotPurged(string failure);
}
