using MyDataHub.Gateway.AuthorizationServer.Listeners;

namespace MyDataHub.Gateway.AuthorizationServer.Keys;

/// <summary>The authorization server's public keys (RFC 7517 5).</summary>
internal static class KeySetEndpoint
{
    internal const string Path = "/oauth/jwks";

    internal static void MapKeySet(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, GetKeySet).WithMetadata(ServedOn.BackChannel).ExcludeFromDescription();

    private static IResult GetKeySet(HttpContext context, ServerKeys keys)
    {
        // Shorter than a key is published before it signs.
        context.Response.Headers.CacheControl = "public, max-age=900";
        return Results.Bytes(keys.Jwks(), "application/jwk-set+json");
    }
}
