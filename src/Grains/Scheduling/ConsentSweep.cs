using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Grains.Customers.Leaving;
using MyDataHub.Grains.Customers.Linking;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Grains.Hosting;
using MyDataHub.Grains.Market;
using MyDataHub.Storage.Schedules;

namespace MyDataHub.Grains.Scheduling;

/// <summary>What time alone brings about: consents that have run out, attempts nobody finished, customers who have been away for a year.</summary>
internal sealed class ConsentSweep(
    Schedule schedule, CustomerActivations activations, Expiry expiry, Linking linking, Departure departure, RateTable rates, ClockTrust trust, IOptions<SchedulingOptions> options, TimeProvider clock, ILogger<ConsentSweep> log)
    : Recurring(TimeSpan.FromSeconds(options.Value.SweepSeconds), clock, log)
{
    private readonly SchedulingOptions _options = options.Value;
    private readonly TimeProvider _clock = clock;

    public override async Task RoundAsync(CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var today = KoreanTime.Day(now);
        await rates.FillAsync(ct);
        if (trust.IsGiven)
        {
            await ExpireAsync(today, ct);
            await EraseDormantAsync(now, ct);
        }

        foreach (var open in (await schedule.RequestedBeforeAsync(now - LinkAttempt.Life, TransferRequestState.Requested, _options.Batch, ct)).GroupBy(one => one.Customer))
        {
            await ForOneAsync(activations, open.Key, customer => linking.ResumeAsync(customer, ct));
        }
    }

    private async Task ExpireAsync(DateOnly today, CancellationToken ct)
    {
        foreach (var ended in (await schedule.EndedBeforeAsync(today, TransferRequestState.Active, _options.Batch, ct)).GroupBy(one => one.Customer))
        {
            await ForOneAsync(activations, ended.Key, customer => expiry.ExpireAsync(customer, [.. ended.Select(one => one.Connection)]));
        }
    }

    private async Task EraseDormantAsync(DateTimeOffset now, CancellationToken ct)
    {
        var since = KoreanTime.StartOf(KoreanTime.Day(now).AddMonths(-ConsentPolicy.Standard.EraseMonths).AddDays(1));
        var after = default(CustomerId);
        while (await schedule.NotSeenSinceAsync(since, "active", after, _options.Batch, ct) is { Count: > 0 } dormant)
        {
            foreach (var id in dormant)
            {
                await ForOneAsync(activations, id, customer => departure.LeaveDormantAsync(customer, ct));
            }

            after = dormant[^1];
        }
    }
}
