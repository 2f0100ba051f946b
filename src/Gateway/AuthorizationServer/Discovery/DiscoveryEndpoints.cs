using System.Text.Json;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Gateway.AuthorizationServer.Keys;
using MyDataHub.Gateway.AuthorizationServer.Listeners;

namespace MyDataHub.Gateway.AuthorizationServer.Discovery;

/// <summary>The metadata under both of its names: RFC 8414 3.1 and OpenID Connect Discovery 4. The issuer has no path, so both lie at the root.</summary>
internal static class DiscoveryEndpoints
{
    internal static void MapDiscovery(this IEndpointRouteBuilder routes)
    {
        var document = Document(routes.ServiceProvider);
        foreach (var path in (string[])[Endpoints.OAuthMetadata, Endpoints.OpenIdMetadata])
        {
            routes.MapGet(path, (HttpContext context) => Answer(context, document)).WithMetadata(ServedOn.BackChannel).ExcludeFromDescription();
        }
    }

    private static IResult Answer(HttpContext context, byte[] document)
    {
        context.Response.Headers.CacheControl = "public, max-age=900";
        return Results.Bytes(document, "application/json");
    }

    private static byte[] Document(IServiceProvider services) => JsonSerializer.SerializeToUtf8Bytes(
        Describe(services.GetRequiredService<ServerAddress>(), services.GetRequiredService<ServerKeys>()), DiscoveryJson.Default.ServerMetadata);

    private static ServerMetadata Describe(ServerAddress address, ServerKeys keys)
    {
        string[] ours = [.. keys.Algorithms.Select(algorithm => algorithm.NameOf())];
        var theirs = JwsAlgorithms.Names;
        var methods = address.Mtls is null ? [ClientAuthenticationMethods.PrivateKeyJwt] : ClientAuthenticationMethods.Names;
        return new ServerMetadata
        {
            Issuer = address.Issuer,
            AuthorizationEndpoint = address.Issuer + Endpoints.Authorization,
            TokenEndpoint = address.Issuer + Endpoints.Token,
            JwksUri = address.Issuer + Endpoints.KeySet,
            RegistrationEndpoint = address.Issuer + Endpoints.Registration,
            PushedAuthorizationRequestEndpoint = address.Issuer + Endpoints.PushedAuthorization,
            IntrospectionEndpoint = address.Issuer + Endpoints.Introspection,
            RevocationEndpoint = address.Issuer + Endpoints.Revocation,
            GrantManagementEndpoint = address.Issuer + Endpoints.Grants,
            ScopesSupported = Scopes.All,
            TokenEndpointAuthMethodsSupported = methods,
            TokenEndpointAuthSigningAlgValuesSupported = theirs,
            IntrospectionEndpointAuthMethodsSupported = methods,
            IntrospectionEndpointAuthSigningAlgValuesSupported = theirs,
            RevocationEndpointAuthMethodsSupported = methods,
            RevocationEndpointAuthSigningAlgValuesSupported = theirs,
            DpopSigningAlgValuesSupported = theirs,
            TlsClientCertificateBoundAccessTokens = address.Mtls is null ? null : true,
            MtlsEndpointAliases = address.Mtls is { } mtls ? Aliases(mtls) : null,
            RequestObjectSigningAlgValuesSupported = theirs,
            AuthorizationSigningAlgValuesSupported = ours,
            IntrospectionSigningAlgValuesSupported = ours,
            IdTokenSigningAlgValuesSupported = ours,
        };
    }

    // RFC 8705 5: what a client with a certificate calls directly.
    private static Dictionary<string, string> Aliases(string mtls) => new()
    {
        ["token_endpoint"] = mtls + Endpoints.Token,
        ["pushed_authorization_request_endpoint"] = mtls + Endpoints.PushedAuthorization,
        ["introspection_endpoint"] = mtls + Endpoints.Introspection,
        ["revocation_endpoint"] = mtls + Endpoints.Revocation,
        ["registration_endpoint"] = mtls + Endpoints.Registration,
        ["grant_management_endpoint"] = mtls + Endpoints.Grants,
    };
}
