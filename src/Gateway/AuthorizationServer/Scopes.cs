namespace MyDataHub.Gateway.AuthorizationServer;

/// <summary>The scopes there are.</summary>
internal static class Scopes
{
    /// <summary>The open API, under a grant.</summary>
    internal const string MyData = "mydata";

    internal const string OpenId = "openid";

    internal const string GrantQuery = "grant_management_query";

    internal const string GrantRevoke = "grant_management_revoke";

    /// <summary>The client's own webhooks and events; it asks for it itself, no customer is there.</summary>
    internal const string Webhooks = "webhooks";
}
