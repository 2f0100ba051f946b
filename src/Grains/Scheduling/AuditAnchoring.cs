using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MyDataHub.Storage.Audit;

namespace MyDataHub.Grains.Scheduling;

/// <summary>Signs where the audit's chains end, once a minute, so that a cut tail shows.</summary>
internal sealed class AuditAnchoring(AuditAnchors anchors, IOptions<SchedulingOptions> options, TimeProvider clock, ILogger<AuditAnchoring> log)
    : Recurring(TimeSpan.FromSeconds(options.Value.AnchorSeconds), clock, log)
{
    private readonly TimeProvider _clock = clock;

    public override Task RoundAsync(CancellationToken ct) => anchors.AnchorAsync(_clock.GetUtcNow(), ct);
}
