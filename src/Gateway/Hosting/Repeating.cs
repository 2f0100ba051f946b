namespace MyDataHub.Gateway.Hosting;

/// <summary>A round of work after each pause while the hub runs. One failed round is logged and the next one comes as planned.</summary>
internal abstract class Repeating(TimeSpan pause, TimeProvider time) : BackgroundService
{
    protected abstract Task RoundAsync(CancellationToken ct);

    /// <summary>Logs it. Whatever it was, the hub goes on: an exception that left here would end the whole process.</summary>
    protected abstract void Failed(string failure);

    protected async Task TryRoundAsync(CancellationToken ct)
    {
        try
        {
            await RoundAsync(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(failure.GetType().Name);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryRoundAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A start that fails ends what has begun already, and that is no fault of it.
        }
    }
}
