using Microsoft.Extensions.Options;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Gateway.Webhooks;

/// <summary>One look: new events get their numbers, and what is due is sent.</summary>
internal sealed partial class WebhookRound(
    EventLog log, Deliveries deliveries, WebhookSender sender, TimeProvider time, IOptions<WebhookOptions> options, ILogger<WebhookRound> logger)
{
    private readonly WebhookOptions _options = options.Value;

    /// <summary>True when there was as much as one look takes, so that the next one should come at once.</summary>
    internal async Task<bool> RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var numbered = await log.NumberAsync(now, _options.Batch, ct);
        var due = await deliveries.TakeDueAsync(now, TimeSpan.FromSeconds(_options.ClaimSeconds), _options.Batch, ct);
        await Parallel.ForEachAsync(
            due, new ParallelOptions { MaxDegreeOfParallelism = _options.DeliveriesAtOnce, CancellationToken = ct }, async (one, token) => await DeliverAsync(one, token));
        return due.Count > 0 || numbered == _options.Batch;
    }

    private async Task DeliverAsync(DueDelivery delivery, CancellationToken ct)
    {
        var sent = await sender.SendAsync(delivery, ct);
        var now = time.GetUtcNow();
        if (sent.HasArrived)
        {
            await deliveries.SettleAsync(delivery, DeliveryState.Delivered, sent.Answer, ct);
        }
        else if (Backoff.Next(_options, delivery.Since, delivery.Attempts, now) is { } next)
        {
            await deliveries.PutOffAsync(delivery, sent.Answer, next, ct);
        }
        else
        {
            LogParked(delivery.Logged.Event.Id, delivery.Endpoint, sent.Answer);
            await deliveries.SettleAsync(delivery, DeliveryState.Parked, sent.Answer, ct);
        }
    }

    [LoggerMessage(EventId = 5101, Level = LogLevel.Warning, Message = "Event {Event} did not reach endpoint {Endpoint} in all its time ({Answer}). It is parked until it is replayed.")]
    private partial void LogParked(Guid @event, Guid endpoint, string answer);
}
