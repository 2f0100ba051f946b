using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Grains.Hosting;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Schedules;

namespace MyDataHub.Grains.Scheduling;

/// <summary>
/// Notices that the clock jumped, by comparing it with the time that really passed. Ahead: nothing is ended or erased by date for a while.
/// Back: everything is planned anew, since it would otherwise wait until the clock is there again.
/// </summary>
internal sealed partial class ClockJumps(
    Schedule schedule, CustomerActivations activations, ScheduledWork work, AuditAnchors anchors, ClockTrust trust, IOptions<SchedulingOptions> options, TimeProvider clock, ILogger<ClockJumps> log)
    : Recurring(TimeSpan.FromSeconds(options.Value.LookSeconds), clock, log)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private readonly TimeProvider _clock = clock;
    private readonly ILogger _log = log;
    private readonly int _batch = options.Value.Batch;
    private readonly TimeSpan _distrust = TimeSpan.FromMinutes(options.Value.DistrustMinutes);
    private (DateTimeOffset At, long Timestamp)? _last;

    public override async Task RoundAsync(CancellationToken ct)
    {
        var (now, timestamp) = (_clock.GetUtcNow(), _clock.GetTimestamp());
        var jump = _last is { } last ? now - last.At - _clock.GetElapsedTime(last.Timestamp, timestamp) : await WhileDownAsync(now, ct);
        if (jump > Tolerance)
        {
            trust.Withdraw(_distrust);
            LogAhead(_log, jump, _distrust);
        }
        else if (jump < -Tolerance)
        {
            LogBack(_log, -jump);
            await PlanAnewAsync(now, ct);
        }

        // Last: when planning failed, the next round sees the jump again.
        _last = (now, timestamp);
    }

    // What a hub before this one signed cannot lie ahead of now; how long nobody ran cannot be known.
    private async Task<TimeSpan> WhileDownAsync(DateTimeOffset now, CancellationToken ct) =>
        await anchors.LastAtAsync(ct) is { } signed && signed > now ? now - signed : TimeSpan.Zero;

    private async Task PlanAnewAsync(DateTimeOffset now, CancellationToken ct)
    {
        var after = default(CustomerId);
        while (await schedule.PlannedAfterAsync(now, after, _batch, ct) is { Count: > 0 } customers)
        {
            foreach (var id in customers)
            {
                await ForOneAsync(activations, id, work.PlanAnewAsync);
            }

            after = customers[^1];
        }
    }

    [LoggerMessage(EventId = 3621, Level = LogLevel.Warning, Message = "The clock jumped ahead by {Jump}. For {Distrust} no consent is ended and nobody is erased by date.")]
    private static partial void LogAhead(ILogger log, TimeSpan jump, TimeSpan distrust);

    [LoggerMessage(EventId = 3622, Level = LogLevel.Warning, Message = "The clock went back by {Jump}. Everything is planned anew.")]
    private static partial void LogBack(ILogger log, TimeSpan jump);
}
