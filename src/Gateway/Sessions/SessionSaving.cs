using Microsoft.Extensions.Options;

namespace MyDataHub.Gateway.Sessions;

/// <summary>Saves the last visits beside the requests, so that no request waits for it.</summary>
internal sealed partial class SessionSaving(
    SessionRegister sessions, TimeProvider time, IOptions<SessionLifetimeOptions> options, ILogger<SessionSaving> log) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SaveAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.SaveSeconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await SaveAsync(stoppingToken);
        }
    }

    private async Task SaveAsync(CancellationToken ct)
    {
        try
        {
            await sessions.SaveAsync(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Sessions only idle out sooner than they should; the next round tries again.
            LogNotSaved(failure.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The times of the last visits could not be saved ({Failure}). Trying again with the next round.")]
    private partial void LogNotSaved(string failure);
}
