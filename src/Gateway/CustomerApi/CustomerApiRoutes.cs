using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Idempotency;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>The customer API: one file per resource.</summary>
internal static class CustomerApiRoutes
{
    internal static void MapCustomerApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        api.AddEndpointFilter<BodyFilter>();

        api.MapSession();
        api.MapIdentity();
        api.MapLinkReturns();

        var customer = api.MapGroup("").WithMetadata(CustomerCall.SignedIn);
        customer.MapInstitutions();
        customer.MapLinks();
        customer.MapConnections();
        customer.MapCollections();
        routes.MapView();
        customer.MapTransactions();
        customer.MapConsents();
        customer.MapGrants();
        customer.MapExport();
        customer.MapLeave();
    }

    /// <summary>What every write has: its own rate limit and idempotency keys.</summary>
    internal static RouteHandlerBuilder AsWrite(this RouteHandlerBuilder route) => route
        .RequireRateLimiting(RateLimits.Writes)
        .WithMetadata(TakesIdempotencyKey.Instance)
        .AddEndpointFilter<IdempotencyFilter>();
}

/// <summary>For the OpenAPI document.</summary>
internal sealed record TakesIdempotencyKey
{
    internal static readonly TakesIdempotencyKey Instance = new();
}
