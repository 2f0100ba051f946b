using MyDataHub.Gateway.AuthorizationServer.Listeners;
using MyDataHub.Gateway.CustomerApi;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Sessions;

namespace MyDataHub.Gateway.Hosting;

/// <summary>The order in which a request meets things.</summary>
internal static class GatewayPipeline
{
    internal static void UseGateway(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseMiddleware<Failures>();
        app.UsePathGuard();
        app.UsePages();
        app.UseWhen(static context => !ViewEndpoints.SendsPacked(context.Request), static others => others.UseResponseCompression());
        app.UseRouting();
        app.UseListenerGuard();
        app.UseMiddleware<SessionPeek>();
        app.UseRateLimiter();
        app.UseMiddleware<CustomerGuard>();
    }
}
