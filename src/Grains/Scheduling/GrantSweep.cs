using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MyDataHub.Grains.Customers.Granting;
using MyDataHub.Grains.Hosting;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Grains.Scheduling;

/// <summary>Finds the grants whose time has come and lets their customers see to them.</summary>
internal sealed class GrantSweep(
    GrantDirectory grants, CustomerActivations activations, GrantPassing passing, IOptions<SchedulingOptions> options, TimeProvider clock, ILogger<GrantSweep> log)
    : Recurring(TimeSpan.FromSeconds(options.Value.GrantSweepSeconds), clock, log)
{
    private readonly SchedulingOptions _options = options.Value;
    private readonly TimeProvider _clock = clock;

    public override async Task RoundAsync(CancellationToken ct)
    {
        var due = await grants.DueAsync(_clock.GetUtcNow(), _options.Batch, ct);
        await Parallel.ForEachAsync(
            due.GroupBy(one => one.Customer),
            new ParallelOptions { MaxDegreeOfParallelism = _options.CustomersAtOnce, CancellationToken = ct },
            async (group, _) => await ForOneAsync(
                activations, group.Key, customer => passing.PassAsync(customer, [.. group.Select(one => one.Grant)])));
    }
}
