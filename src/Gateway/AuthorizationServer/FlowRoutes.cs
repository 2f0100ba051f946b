using MyDataHub.Gateway.AuthorizationServer.Authorize;
using MyDataHub.Gateway.AuthorizationServer.GrantManagement;
using MyDataHub.Gateway.AuthorizationServer.Interactions;
using MyDataHub.Gateway.AuthorizationServer.Introspection;
using MyDataHub.Gateway.AuthorizationServer.Listeners;
using MyDataHub.Gateway.AuthorizationServer.Pages;
using MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;
using MyDataHub.Gateway.AuthorizationServer.Revocation;
using MyDataHub.Gateway.AuthorizationServer.Token;

namespace MyDataHub.Gateway.AuthorizationServer;

/// <summary>The endpoints of the flows: what third parties' servers call, and what browsers see.</summary>
internal static class FlowRoutes
{
    internal static void MapFlows(this IEndpointRouteBuilder routes)
    {
        var backChannel = routes.MapGroup("").WithMetadata(ServedOn.BackChannel).ExcludeFromDescription();
        backChannel.MapPushedAuthorization();
        backChannel.MapToken();
        backChannel.MapIntrospection();
        backChannel.MapRevocation();
        backChannel.MapGrants();

        var frontChannel = routes.MapGroup("").WithMetadata(ServedOn.FrontChannel, PageEndpoint.Instance).ExcludeFromDescription();
        frontChannel.MapAuthorize();
        frontChannel.MapInteractions();
        frontChannel.MapStyle();
    }
}
