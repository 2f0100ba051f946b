using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.AuthorizationServer.Listeners;

/// <summary>Hides what is not served where a request came in: pages and their API on the mTLS port, third parties' endpoints on plain HTTP.</summary>
internal static class ListenerGuard
{
    private static readonly string[] OverMtls = ["/oauth", "/open", "/.well-known"];

    /// <summary>Before the pages: of the mTLS port only what third parties' servers use goes on.</summary>
    internal static void UseMtlsGuard(this IApplicationBuilder app) => app.Use(next => context =>
        Listener.Of(context) == Listens.Mtls && !OverMtls.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
            ? Problems.NotFound().ExecuteAsync(context)
            : next(context));

    /// <summary>After routing: only the listeners that the endpoint names.</summary>
    internal static void UseListenerGuard(this IApplicationBuilder app) => app.Use(next => context =>
        context.GetEndpoint() is { } endpoint && ((endpoint.Metadata.GetMetadata<ServedOn>() ?? ServedOn.Pages).On & Listener.Of(context)) == 0
            ? Problems.NotFound().ExecuteAsync(context)
            : next(context));
}
