using Microsoft.Extensions.Options;
using MyDataHub.Gateway.Hosting;

namespace MyDataHub.Gateway.Sessions;

/// <summary>Saves the last visits beside the requests, so that no request waits for it.</summary>
internal sealed partial class SessionSaving(
    SessionRegister sessions, TimeProvider time, IOptions<SessionLifetimeOptions> options, ILogger<SessionSaving> log)
    : Repeating(TimeSpan.FromSeconds(options.Value.SaveSeconds), time)
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryRoundAsync(cancellationToken);
    }

    protected override Task RoundAsync(CancellationToken ct) => sessions.SaveAsync(ct);

    // Sessions only idle out sooner than they should; the next round tries again.
    protected override void Failed(string failure) => LogNotSaved(failure);

    [LoggerMessage(LogLevel.Warning, "The times of the last visits could not be saved ({Failure}). Trying again with the next round.")]
    private partial void LogNotSaved(string failure);
}
