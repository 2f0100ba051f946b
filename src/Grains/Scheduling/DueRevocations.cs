using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Grains.Hosting;
using MyDataHub.Storage.Outboxes;

namespace MyDataHub.Grains.Scheduling;

/// <summary>Tries pending revocations again until each institution has answered.</summary>
internal sealed class DueRevocations(
    Outbox outbox, Revocations revocations, CustomerActivations activations, IOptions<SchedulingOptions> options, TimeProvider clock, ILogger<DueRevocations> log)
    : Recurring(TimeSpan.FromSeconds(options.Value.LookSeconds), clock, log)
{
    // The customer's own attempt goes first; this is for what is left.
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);
    private readonly SchedulingOptions _options = options.Value;
    private readonly TimeProvider _clock = clock;

    public override async Task RoundAsync(CancellationToken ct)
    {
        var due = await outbox.TakeDueAsync(Revocation.Topic, _clock.GetUtcNow(), Claim, _options.Batch, ct);
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = _options.CustomersAtOnce, CancellationToken = ct },
            async (message, token) => await ForOneAsync(activations, message.Customer, customer => revocations.TryAsync(customer, message, token)));
    }
}
