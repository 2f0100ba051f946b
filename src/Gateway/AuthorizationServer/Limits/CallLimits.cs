using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.AuthorizationServer.Limits;

/// <summary>
/// How often a client may call the authorization server, and how often an address may fail to say which client it is. Answers say
/// how much is left (RateLimit header fields).
/// </summary>
internal sealed class CallLimits(IOptions<AuthorizationServerOptions> options) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<ClientId> _clients = PerMinute<ClientId>(options.Value.CallsPerClient);
    private readonly PartitionedRateLimiter<Caller> _failures = PerMinute<Caller>(options.Value.FailuresPerAddress);

    /// <summary>Null when this client may go on.</summary>
    internal OAuthError? Count(HttpContext context, ClientId client)
    {
        using var lease = _clients.AttemptAcquire(client);
        if (!lease.IsAcquired)
        {
            return Refuse(context, "client", lease);
        }

        var left = _clients.GetStatistics(client)?.CurrentAvailablePermits ?? 0;
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"client\";q={options.Value.CallsPerClient};w=60");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"client\";r={left}");
        return null;
    }

    /// <summary>Null while this address has not failed too often. Asked before anything costs something.</summary>
    internal OAuthError? ErrorOf(HttpContext context)
    {
        using var lease = _failures.AttemptAcquire(Caller.AddressOf(context), permitCount: 0);
        return lease.IsAcquired ? null : Refuse(context, "failures", lease);
    }

    internal void CountFailure(HttpContext context)
    {
        using var lease = _failures.AttemptAcquire(Caller.AddressOf(context));
    }

    public void Dispose()
    {
        _clients.Dispose();
        _failures.Dispose();
    }

    private static OAuthError Refuse(HttpContext context, string policy, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Minute;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";r=0;t={seconds}");
        return OAuthError.TooManyRequests(seconds);
    }

    private static PartitionedRateLimiter<T> PerMinute<T>(int calls)
        where T : notnull
    {
        var window = new FixedWindowRateLimiterOptions { PermitLimit = calls, Window = Minute, QueueLimit = 0 };
        return PartitionedRateLimiter.Create<T, T>(caller => RateLimitPartition.GetFixedWindowLimiter(caller, _ => window));
    }
}
