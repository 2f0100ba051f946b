using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.AuthorizationServer.Listeners;

/// <summary>Hides what is not served where a request came in: pages and their API on the mTLS port, third parties' endpoints on plain HTTP.</summary>
internal static class ListenerGuard
{
    private static readonly string[] OfThirdParties = ["/oauth", "/open", "/.well-known"];

    /// <summary>Before the pages: the mTLS port has nothing but what third parties use, and plain HTTP nothing of it.</summary>
    internal static void UsePathGuard(this IApplicationBuilder app) => app.Use(next => context => Listener.Of(context) switch
    {
        Listens.Mtls when !IsOfThirdParties(context.Request.Path) => Problems.NotFound().ExecuteAsync(context),
        Listens.Plain when IsOfThirdParties(context.Request.Path) => Problems.NotFound().ExecuteAsync(context),
        _ => next(context),
    });

    /// <summary>After routing: only the listeners that the endpoint names.</summary>
    internal static void UseListenerGuard(this IApplicationBuilder app) => app.Use(next => context =>
        context.GetEndpoint() is { } endpoint && ((endpoint.Metadata.GetMetadata<ServedOn>() ?? ServedOn.Pages).On & Listener.Of(context)) == 0
            ? Problems.NotFound().ExecuteAsync(context)
            : next(context));

    private static bool IsOfThirdParties(PathString path)
    {
        foreach (var prefix in OfThirdParties)
        {
            if (path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
