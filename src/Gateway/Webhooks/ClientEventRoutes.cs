using MyDataHub.Gateway.AuthorizationServer.Listeners;

namespace MyDataHub.Gateway.Webhooks;

/// <summary>What a third party manages of its own beside its registration: webhooks, the log of its events, its call statistics.</summary>
internal static class ClientEventRoutes
{
    internal static void MapClientEvents(this IEndpointRouteBuilder routes)
    {
        var client = routes.MapGroup("/oauth/register/{client}").WithMetadata(ServedOn.BackChannel).ExcludeFromDescription();
        client.AddEndpointFilter<ManagedClient>();
        client.AddEndpointFilter<CustomerApi.BodyFilter>();

        client.MapWebhooks();
        client.MapEvents();
        client.MapStatistics();
    }
}
