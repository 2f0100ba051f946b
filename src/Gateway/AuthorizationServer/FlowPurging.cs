using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer.Tokens;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer;

/// <summary>Forgets requests, interactions, codes, refresh tokens and revocations whose time is over. Grants that nobody claimed are swept with the customers' consents.</summary>
internal sealed partial class FlowPurging(
    PushedRequestStore requests, InteractionStore interactions, AuthorizationCodeStore codes, RefreshTokens refreshTokens, RevokedTokens revoked,
    TimeProvider time, IOptions<FlowOptions> options, ILogger<FlowPurging> log) : BackgroundService
{
    internal async Task PurgeAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await interactions.PurgeAsync(now, ct);
        await requests.PurgeAsync(now, ct);
        await codes.PurgeAsync(now.AddHours(-options.Value.CodeMemoryHours), ct);
        await refreshTokens.PurgeAsync(now, ct);
        await revoked.PurgeAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(options.Value.PurgeMinutes), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogNotPurged(failure.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Authorizations whose time is over could not be deleted ({Failure}). Trying again with the next round.")]
    private partial void LogNotPurged(string failure);
}
