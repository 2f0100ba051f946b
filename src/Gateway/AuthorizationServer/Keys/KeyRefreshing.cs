using MyDataHub.Gateway.Hosting;

namespace MyDataHub.Gateway.AuthorizationServer.Keys;

/// <summary>Has the keys before anything is served, and looks every minute for what other nodes added and what has become due.</summary>
internal sealed partial class KeyRefreshing(ServerKeys keys, ILogger<KeyRefreshing> log) : Repeating(TimeSpan.FromMinutes(1), TimeProvider.System)
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await keys.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task RoundAsync(CancellationToken ct) => keys.RefreshAsync(ct);

    protected override void Failed(string failure) => LogFailed(failure);

    [LoggerMessage(LogLevel.Warning, "The authorization server's keys could not be read again ({Failure}). Those in memory go on; the next try is in a minute.")]
    private partial void LogFailed(string failure);
}
