using System.Collections.Concurrent;
using System.Threading.Channels;
using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer.Tokens;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Gateway.AuthorizationServer.Registration;

/// <summary>
/// Ends the grants of clients that were removed, so that customers see that nobody holds them any more. The client is unknown
/// everywhere before, and none of its tokens good for anything; what a crash leaves undone is found within the hour.
/// </summary>
internal sealed partial class ClientEnding(
    GrantDirectory directory, IGrains grains, GrantEnding tokens, WebhookEndpoints webhooks, ILogger<ClientEnding> log) : BackgroundService
{
    private const int Page = 100;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly Channel<bool> _begun = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly ConcurrentQueue<ClientId> _gone = [];

    /// <summary>A client has gone: looks at once.</summary>
    internal void Begin(ClientId gone)
    {
        _gone.Enqueue(gone);
        _begun.Writer.TryWrite(true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await WaitAsync(stoppingToken))
        {
            try
            {
                await EndAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailed(failure.GetType().Name);
            }
        }
    }

    /// <summary>False when the hub stops.</summary>
    private async Task<bool> WaitAsync(CancellationToken ct)
    {
        using var hour = CancellationTokenSource.CreateLinkedTokenSource(ct);
        hour.CancelAfter(Hour);
        try
        {
            await _begun.Reader.ReadAsync(hour.Token);
        }
        catch (OperationCanceledException)
        {
            // An hour has passed, or the hub stops.
        }

        return !ct.IsCancellationRequested;
    }

    private async Task EndAsync(CancellationToken ct)
    {
        var after = default(GrantId);
        while (await directory.OfNobodyAsync(after, Page, ct) is { Count: > 0 } page)
        {
            foreach (var (customer, grant) in page)
            {
                await grains.Customer(customer).RevokeGrantAsync(new RevokeGrant(grant, "client"), ct);
                await tokens.EndTokensAsync(grant, ct);
            }

            after = page[^1].Grant;
        }

        // The ends of its grants are events of a log that nobody reads any more.
        while (_gone.TryDequeue(out var gone))
        {
            await webhooks.ForgetAsync(gone, ct);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Grants of a removed client could not be ended ({Failure}). None of its tokens is good for anything; the next try is in an hour.")]
    private partial void LogFailed(string failure);
}
