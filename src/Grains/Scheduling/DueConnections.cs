using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MyDataHub.Grains.Hosting;
using MyDataHub.Storage.Schedules;

namespace MyDataHub.Grains.Scheduling;

/// <summary>Takes the connections whose time has come and lets their customers see to them, a limited number at once.</summary>
internal sealed class DueConnections(
    Schedule schedule, CustomerActivations activations, ScheduledWork work, IOptions<SchedulingOptions> options, TimeProvider clock, ILogger<DueConnections> log)
    : Recurring(TimeSpan.FromSeconds(options.Value.LookSeconds), clock, log)
{
    private readonly SchedulingOptions _options = options.Value;
    private readonly TimeProvider _clock = clock;

    public override async Task RoundAsync(CancellationToken ct)
    {
        var due = await schedule.TakeDueAsync(_clock.GetUtcNow(), TimeSpan.FromSeconds(_options.ClaimSeconds), _options.Batch, ct);
        await Parallel.ForEachAsync(
            due.GroupBy(one => one.Customer),
            new ParallelOptions { MaxDegreeOfParallelism = _options.CustomersAtOnce, CancellationToken = ct },
            async (group, _) => await ForOneAsync(activations, group.Key, customer => work.DoAsync(customer, [.. group.Select(one => one.Connection)])));
        activations.Sweep();
    }
}
