using Microsoft.Extensions.Options;
using MyDataHub.Gateway.Hosting;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.Idempotency;

/// <summary>Forgets stored answers once their time is over.</summary>
internal sealed partial class AnswerPurging(
    IAnswerRecords records, TimeProvider time, IOptions<GatewayOptions> options, ILogger<AnswerPurging> log)
    : Repeating(TimeSpan.FromMinutes(10), time)
{
    private readonly TimeProvider _time = time;

    protected override Task RoundAsync(CancellationToken ct) => records.PurgeAsync(_time.GetUtcNow().AddHours(-options.Value.IdempotencyHours), ct);

    protected override void Failed(string failure) => LogNotPurged(failure);

    [LoggerMessage(LogLevel.Warning, "Old answers of repeated writes could not be deleted ({Failure}). Trying again with the next round.")]
    private partial void LogNotPurged(string failure);
}
