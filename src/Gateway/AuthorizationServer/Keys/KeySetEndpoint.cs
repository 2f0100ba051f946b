using MyDataHub.Gateway.AuthorizationServer.Listeners;

namespace MyDataHub.Gateway.AuthorizationServer.Keys;

/// <summary>The authorization server's public keys (RFC 7517 5).</summary>
internal static class KeySetEndpoint
{
    internal static void MapKeySet(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Endpoints.KeySet, GetKeySet).WithMetadata(ServedOn.BackChannel).ExcludeFromDescription();

    private static IResult GetKeySet(HttpContext context, ServerKeys keys)
    {
        // Shorter than a key is published before it signs.
        context.Response.Headers.CacheControl = "public, max-age=900";
        return Results.Bytes(keys.Jwks(), "application/jwk-set+json");
    }
}
