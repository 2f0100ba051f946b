using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer.Tokens;
using MyDataHub.Gateway.Hosting;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer;

/// <summary>Forgets requests, interactions, codes, refresh tokens and revocations whose time is over. Grants that nobody claimed are swept with the customers' consents.</summary>
internal sealed partial class FlowPurging(
    PushedRequestStore requests, InteractionStore interactions, AuthorizationCodeStore codes, RefreshTokens refreshTokens, RevokedTokens revoked,
    TimeProvider time, IOptions<FlowOptions> options, ILogger<FlowPurging> log)
    : Repeating(TimeSpan.FromMinutes(options.Value.PurgeMinutes), time)
{
    private readonly TimeProvider _time = time;
    private readonly FlowOptions _options = options.Value;

    /// <summary>One round at once.</summary>
    internal Task PurgeAsync(CancellationToken ct) => RoundAsync(ct);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        var now = _time.GetUtcNow();
        await interactions.PurgeAsync(now, ct);
        await requests.PurgeAsync(now, ct);
        await codes.PurgeAsync(now.AddHours(-_options.CodeMemoryHours), ct);
        await refreshTokens.PurgeAsync(now, ct);
        await revoked.PurgeAsync(ct);
    }

    protected override void Failed(string failure) => LogNotPurged(failure);

    [LoggerMessage(LogLevel.Warning, "Authorizations whose time is over could not be deleted ({Failure}). Trying again with the next round.")]
    private partial void LogNotPurged(string failure);
}
