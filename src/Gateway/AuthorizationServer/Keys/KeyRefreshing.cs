namespace MyDataHub.Gateway.AuthorizationServer.Keys;

/// <summary>Has the keys before anything is served, and looks every minute for what other nodes added and what has become due.</summary>
internal sealed partial class KeyRefreshing(ServerKeys keys, ILogger<KeyRefreshing> log) : BackgroundService
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await keys.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Minute);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await keys.RefreshAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The authorization server's keys could not be read again ({Failure}). Those in memory go on; the next try is in a minute.")]
    private partial void LogFailed(string failure);
}
