namespace MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;

/// <summary>Values of grant_management_action (Grant Management, Authorization Request).</summary>
internal static class GrantActions
{
    internal const string Create = "create";
    internal const string Merge = "merge";
    internal const string Replace = "replace";

    internal static readonly string[] All = [Create, Merge, Replace];
}
