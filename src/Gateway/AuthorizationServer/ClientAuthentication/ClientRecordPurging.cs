using MyDataHub.Gateway.Hosting;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;

/// <summary>Deletes used assertions and registration tokens that are over.</summary>
internal sealed partial class ClientRecordPurging(
    ClientAssertions assertions, InitialAccessTokens tokens, TimeProvider time, ILogger<ClientRecordPurging> log)
    : Repeating(TimeSpan.FromMinutes(5), TimeProvider.System)
{
    protected override async Task RoundAsync(CancellationToken ct)
    {
        await assertions.PurgeAsync(time.GetUtcNow(), ct);
        await tokens.PurgeAsync(time.GetUtcNow(), ct);
    }

    protected override void Failed(string failure) => LogFailed(failure);

    [LoggerMessage(LogLevel.Warning, "What is over of the clients' records could not be deleted ({Failure}). The next try is in five minutes.")]
    private partial void LogFailed(string failure);
}
