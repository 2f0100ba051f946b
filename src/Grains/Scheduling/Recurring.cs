using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers;
using MyDataHub.Grains.Hosting;

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
            catch (Exception failure)
            {
                // Whatever it was, the hub goes on: an exception that left here would end the whole process.
                LogFailed(GetType().Name, failure.GetType().Name);
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One customer's trouble, even a damaged row, does not keep the others from what is due to them: it is found again next time.</summary>
    protected async Task ForOneAsync(CustomerActivations activations, CustomerId id, Func<Customer, Task> work)
    {
        var activation = activations.Enter(id);
        try
        {
            await work(activation.Customer);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailedFor(GetType().Name, id, failure.GetType().Name);
        }
        finally
        {
            activation.Leave();
        }
    }

    [LoggerMessage(EventId = 3602, Level = LogLevel.Warning, Message = "{Work} could not be done for customer {Customer} this time ({Failure}). It comes again.")]
    private partial void LogFailedFor(string work, CustomerId customer, string failure);

    [LoggerMessage(EventId = 3601, Level = LogLevel.Warning, Message = "{Work} could not be done this time ({Failure}). It comes again.")]
    private partial void LogFailed(string work, string failure);
}
