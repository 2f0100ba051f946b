namespace MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;

/// <summary>The request_uri of a pushed request (RFC 9126 2.2): a name, not an address, and as hard to guess as a token.</summary>
internal static class RequestReference
{
    private const string Prefix = "urn:ietf:params:oauth:request_uri:";

    internal static string UriOf(string secret) => Prefix + secret;

    /// <summary>Null for what was never given out here, such as an address.</summary>
    internal static string? SecretOf(string? uri) =>
        uri is { Length: < 200 } && uri.StartsWith(Prefix, StringComparison.Ordinal) ? uri[Prefix.Length..] : null;
}
