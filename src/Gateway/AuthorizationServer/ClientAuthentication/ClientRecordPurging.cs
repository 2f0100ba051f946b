using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;

/// <summary>Deletes used assertions and registration tokens that are over.</summary>
internal sealed partial class ClientRecordPurging(
    ClientAssertions assertions, InitialAccessTokens tokens, TimeProvider time, ILogger<ClientRecordPurging> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await assertions.PurgeAsync(time.GetUtcNow(), stoppingToken);
                await tokens.PurgeAsync(time.GetUtcNow(), stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "What is over of the clients' records could not be deleted ({Failure}). The next try is in five minutes.")]
    private partial void LogFailed(string failure);
}
