using System.Threading.RateLimiting;

namespace MyDataHub.Providers.Http;

/// <summary>At most so many calls to one institution at a time; the rest wait in order, for a limited time, in a limited queue.</summary>
internal sealed class ConcurrencyHandler(OutboundOptions limits) : DelegatingHandler
{
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = limits.ConcurrentCalls,
        QueueLimit = limits.QueuedCalls,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var lease = await TurnAsync(ct);
        return lease.IsAcquired
            ? await base.SendAsync(request, ct)
            : throw new OutboundFaultException(OutboundFault.Overloaded);
    }

    protected override void Dispose(bool disposing)
    {
        _limiter.Dispose();
        base.Dispose(disposing);
    }

    private async Task<RateLimitLease> TurnAsync(CancellationToken ct)
    {
        var free = _limiter.AttemptAcquire();
        if (free.IsAcquired)
        {
            return free;
        }

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(TimeSpan.FromSeconds(limits.QueueSeconds));
        try
        {
            return await _limiter.AcquireAsync(cancellationToken: timer.Token);
        }
        catch (OperationCanceledException exception) when (!ct.IsCancellationRequested)
        {
            throw new OutboundFaultException(OutboundFault.Overloaded, exception);
        }
    }
}
