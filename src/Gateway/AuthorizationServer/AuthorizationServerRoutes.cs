using MyDataHub.Gateway.AuthorizationServer.Discovery;
using MyDataHub.Gateway.AuthorizationServer.Dpop;
using MyDataHub.Gateway.AuthorizationServer.Keys;
using MyDataHub.Gateway.AuthorizationServer.Registration;

namespace MyDataHub.Gateway.AuthorizationServer;

/// <summary>The authorization server: one folder per endpoint.</summary>
internal static class AuthorizationServerRoutes
{
    internal static void MapAuthorizationServer(this IEndpointRouteBuilder routes)
    {
        // Made now: it notes when this node began.
        routes.ServiceProvider.GetRequiredService<DpopProofs>();
        routes.MapDiscovery();
        routes.MapKeySet();
        routes.MapFlows();
        routes.MapRegistration();
    }
}
