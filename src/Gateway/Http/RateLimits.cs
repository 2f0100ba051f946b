using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer.Pages;
using MyDataHub.Gateway.CustomerApi;

namespace MyDataHub.Gateway.Http;

/// <summary>The limits of the API, and how a refusal says when to come back (RFC 9110 Retry-After, RateLimit header fields).</summary>
internal static class RateLimits
{
    internal const string Writes = "writes";
    internal const string SignIns = "sign-ins";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    internal static void AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitOptionsValidator>();
        services.AddRateLimiter();
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>>(Configure);
    }

    private static void Configure(RateLimiterOptions limiter, IOptions<RateLimitOptions> options)
    {
        var limits = options.Value;
        var sessions = PerMinute(limits.PerSession);
        var addresses = PerMinute(limits.PerAddress);
        var writes = PerMinute(limits.Writes);
        var signIns = PerMinute(limits.SignInsPerAddress);

        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, Caller>(context =>
        {
            var caller = Caller.Of(context);
            return !IsCounted(context)
                ? RateLimitPartition.GetNoLimiter(default(Caller))
                : RateLimitPartition.GetFixedWindowLimiter(caller, of => of.Session == default ? addresses : sessions);
        });
        limiter.AddPolicy(Writes, context => RateLimitPartition.GetFixedWindowLimiter(Caller.Of(context), _ => writes));
        limiter.AddPolicy(SignIns, context => RateLimitPartition.GetFixedWindowLimiter(Caller.AddressOf(context), _ => signIns));
        limiter.OnRejected = (rejected, ct) => RejectAsync(rejected);
    }

    // Pages come from memory and health probes must never be refused.
    private static bool IsCounted(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<CustomerCall>() is not null;

    private static FixedWindowRateLimiterOptions PerMinute(int calls) => new() { PermitLimit = calls, Window = Minute, QueueLimit = 0 };

    private static ValueTask RejectAsync(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Minute;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        Tell(rejected.HttpContext.Response.Headers, seconds);
        // A person who waits for a page gets a page.
        return new(rejected.HttpContext.GetEndpoint()?.Metadata.GetMetadata<PageEndpoint>() is null
            ? Problems.TooManyRequests(seconds).ExecuteAsync(rejected.HttpContext)
            : ErrorPage.TooOften(Languages.Choose(rejected.HttpContext.Request, null), seconds).ExecuteAsync(rejected.HttpContext));
    }

    internal static void Tell(IHeaderDictionary headers, int seconds) =>
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"calls\";r=0;t={seconds}");
}
