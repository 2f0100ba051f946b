namespace MyDataHub.Gateway.AuthorizationServer;

/// <summary>The paths of the authorization server, each in one place.</summary>
internal static class Endpoints
{
    internal const string OAuthMetadata = "/.well-known/oauth-authorization-server";
    internal const string OpenIdMetadata = "/.well-known/openid-configuration";
    internal const string KeySet = "/oauth/jwks";
    internal const string PushedAuthorization = "/oauth/par";
    internal const string Authorization = "/oauth/authorize";
    internal const string Token = "/oauth/token";
    internal const string Introspection = "/oauth/introspect";
    internal const string Revocation = "/oauth/revoke";
    internal const string Registration = "/oauth/register";
    internal const string Grants = "/oauth/grants";
}
