namespace MyDataHub.Gateway.AuthorizationServer;

/// <summary>Everything a client may ask for by scope (RFC 6749 3.3). What data is shared is said by authorization details, never by scope.</summary>
internal static class Scopes
{
    /// <summary>The open API, under a grant.</summary>
    internal const string MyData = "mydata";

    internal const string GrantQuery = "grant_management_query";
    internal const string GrantRevoke = "grant_management_revoke";

    /// <summary>An id token with a pairwise subject.</summary>
    internal const string OpenId = "openid";

    /// <summary>The client's own webhooks and events, by client_credentials.</summary>
    internal const string Webhooks = "webhooks";

    internal static readonly string[] All = [MyData, GrantQuery, GrantRevoke, OpenId, Webhooks];
}
