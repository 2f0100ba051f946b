using MyDataHub.Gateway.AuthorizationServer.Clients;

namespace MyDataHub.Gateway.AuthorizationServer.Registration;

/// <summary>Fills in what a registration leaves out, and replaces what this server decides itself (RFC 7591 3.2.1). Pure.</summary>
internal static class RegistrationDefaults
{
    internal static ClientMetadata Fill(ClientMetadata asked)
    {
        var grantTypes = asked.GrantTypes ?? ["authorization_code"];
        var saysNothing = asked.DpopBoundAccessTokens is null && asked.TlsClientCertificateBoundAccessTokens is null;
        return asked with
        {
            ApplicationType = asked.ApplicationType ?? "web",
            // The default of RFC 7591 is a secret, which nobody has here.
            TokenEndpointAuthMethod = asked.TokenEndpointAuthMethod ?? ClientAuthenticationMethods.PrivateKeyJwt,
            GrantTypes = [.. grantTypes.Distinct()],
            ResponseTypes = asked.ResponseTypes ?? (grantTypes.Contains("authorization_code") ? ["code"] : []),
            RedirectUris = [.. (asked.RedirectUris ?? []).Distinct()],
            Scope = asked.Scope ?? "",
            AuthorizationDetailsTypes = asked.AuthorizationDetailsTypes ?? [],
            DpopBoundAccessTokens = asked.DpopBoundAccessTokens ?? saysNothing,
            TlsClientCertificateBoundAccessTokens = asked.TlsClientCertificateBoundAccessTokens ?? false,
            RequirePushedAuthorizationRequests = true,
            RequireSignedRequestObject = asked.RequireSignedRequestObject ?? false,
            SubjectType = asked.SubjectType ?? "pairwise",
            Further = asked.Further,
        };
    }

    /// <summary>What is kept: of the members without a meaning here only the names by language (RFC 7591 2: others are ignored).</summary>
    internal static ClientMetadata Kept(ClientMetadata metadata) => metadata with
    {
        Further = metadata.Further?
            .Where(member => member.Key.StartsWith(ClientMetadata.LocalizedName, StringComparison.Ordinal))
            .ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal) is { Count: > 0 } names
            ? names
            : null,
    };
}
