using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MyDataHub.Grains.Scheduling;

/// <summary>Something done again and again while the hub runs. One failed round is logged and the next one comes as planned.</summary>
internal abstract partial class Recurring(TimeSpan pause, TimeProvider clock, ILogger log) : BackgroundService
{
    public abstract Task RoundAsync(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException or OperationCanceledException or Customers.Storing.CannotServeException)
            {
                LogFailed(GetType().Name, failure.GetType().Name);
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 3601, Level = LogLevel.Warning, Message = "{Work} could not be done this time ({Failure}). It comes again.")]
    private partial void LogFailed(string work, string failure);
}
