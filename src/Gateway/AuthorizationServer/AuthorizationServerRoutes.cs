using MyDataHub.Gateway.AuthorizationServer.Keys;

namespace MyDataHub.Gateway.AuthorizationServer;

/// <summary>The authorization server: one folder per endpoint.</summary>
internal static class AuthorizationServerRoutes
{
    internal static void MapAuthorizationServer(this IEndpointRouteBuilder routes)
    {
        routes.MapKeySet();
        routes.MapFlows();
    }
}
