namespace MyDataHub.Gateway.AuthorizationServer.Pages;

/// <summary>Marks endpoints that answer people with pages, also when they refuse.</summary>
internal sealed record PageEndpoint
{
    internal static readonly PageEndpoint Instance = new();
}
