using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>Opens progress streams: a bounded number per session, each for a bounded time, ended with the session.</summary>
internal sealed class ProgressStreams(IGrains grains, TimeProvider time, IHostApplicationLifetime host, IOptions<GatewayOptions> options)
{
    private readonly ConcurrentDictionary<SessionKey, int> _open = new();

    internal async Task<IResult> OpenAsync(HttpContext context, Session session, string runId, CancellationToken ct)
    {
        if (!TryReadLastEventId(context.Request, out var after))
        {
            return Problems.InvalidRequest("Last-Event-ID", "This must be the id of an event of this run.");
        }

        if (_open.AddOrUpdate(session.Key, 1, (_, count) => count + 1) > options.Value.StreamsPerSession)
        {
            Close(session.Key);
            return Problems.TooManyRequests(options.Value.HeartbeatSeconds);
        }

        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(options.Value.StreamMinutes), time);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, session.Ended, limit.Token, host.ApplicationStopping);
            return await StreamAsync(context, session, runId, after, ending.Token);
        }
        finally
        {
            Close(session.Key);
        }
    }

    private async Task<IResult> StreamAsync(HttpContext context, Session session, string runId, long after, CancellationToken ending)
    {
        var customer = grains.Customer(session.Customer);
        var heartbeat = TimeSpan.FromSeconds(options.Value.HeartbeatSeconds);
        try
        {
            // The first answer is asked from the beginning of what the caller has, and never waits long: it decides between 404 and a stream.
            var first = customer.ProgressAsync(runId, after, ending);
            var stream = new ProgressStream(context.Response, time, heartbeat);
            if (await stream.IsReadyWithinHeartbeatAsync(first, ending) && !(await first).Known)
            {
                return Problems.NotFound("There is no such run, or it ended long ago.");
            }

            await stream.BeginAsync(ending);
            await stream.CopyAsync(first, number => customer.ProgressAsync(runId, number, ending), after, ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Over by agreement; the browser comes back with Last-Event-ID if it still may.
        }

        return Results.Empty;
    }

    private void Close(SessionKey key)
    {
        var left = _open.AddOrUpdate(key, 0, (_, count) => count - 1);
        if (left == 0)
        {
            _open.TryRemove(new KeyValuePair<SessionKey, int>(key, 0));
        }
    }

    private static bool TryReadLastEventId(HttpRequest request, out long after)
    {
        after = 0;
        var header = request.Headers["Last-Event-ID"].ToString();
        return header.Length == 0 || (long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out after) && after >= 0);
    }
}
