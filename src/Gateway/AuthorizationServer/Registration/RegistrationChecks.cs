using System.Collections.Immutable;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Jose;

namespace MyDataHub.Gateway.AuthorizationServer.Registration;

/// <summary>Metadata to be registered, its defaults filled in, beside what this server can do.</summary>
internal sealed record RegistrationRequest(ClientMetadata Metadata, bool HasMtls, ImmutableArray<JwsAlgorithm> SigningAlgorithms)
{
    internal IReadOnlyList<string> GrantTypes => Metadata.GrantTypes!;

    internal bool HasCodeFlow => GrantTypes.Contains("authorization_code");
}

/// <summary>What client metadata must satisfy (RFC 7591 2, FAPI 2.0 5.3.2.1), in the order it is checked. The first failure is the answer.</summary>
internal static class RegistrationChecks
{
    private static readonly string[] GrantTypes = ["authorization_code", "refresh_token", "client_credentials"];

    internal static readonly Func<RegistrationRequest, OAuthError?>[] InOrder =
    [
        RefuseSecrets,
        RequireMethod,
        RequireKeys,
        RequireSubject,
        RequireConstraint,
        RequireGrantTypes,
        RequireResponseTypes,
        RequireRedirectUris,
        RequireScopes,
        RequireDetailTypes,
        RequireAlgorithms,
        RefuseEncryption,
        RequireSubjectType,
        RegistrationTexts.RequireName,
        RegistrationTexts.RequireAddresses,
        RegistrationTexts.RequireLengths,
    ];

    internal static OAuthError? ErrorOf(RegistrationRequest request) => InOrder.FirstProblem(request);

    // FAPI 2.0 5.3.2.1-6: no client has a secret.
    private static OAuthError? RefuseSecrets(RegistrationRequest request) =>
        request.Metadata.Further?.ContainsKey("client_secret") == true ? Invalid("client_secret: clients have no secrets here") : null;

    // FAPI 2.0 5.3.2.1-3, -6: neither public clients nor secrets.
    private static OAuthError? RequireMethod(RegistrationRequest request) => request.Metadata.TokenEndpointAuthMethod switch
    {
        ClientAuthenticationMethods.PrivateKeyJwt => null,
        ClientAuthenticationMethods.TlsClientAuth when request.HasMtls => null,
        _ => Invalid("token_endpoint_auth_method must be private_key_jwt or tls_client_auth"),
    };

    // RFC 7591 2: jwks and jwks_uri exclude each other. FAPI 2.0 5.4: the keys are strong, and public.
    private static OAuthError? RequireKeys(RegistrationRequest request)
    {
        var (jwks, uri) = (request.Metadata.Jwks, request.Metadata.JwksUri);
        if (jwks is not null && uri is not null)
        {
            return Invalid("jwks and jwks_uri exclude each other");
        }

        if (jwks is { } set && KeySet.Read(set, out var problem) is null)
        {
            return Invalid($"jwks: {problem}");
        }

        if (uri is not null && !RegistrationTexts.IsHttps(uri))
        {
            return Invalid("jwks_uri must be an https address");
        }

        var needsKeys = request.Metadata is { TokenEndpointAuthMethod: ClientAuthenticationMethods.PrivateKeyJwt } or { RequireSignedRequestObject: true };
        return needsKeys && jwks is null && uri is null ? Invalid("jwks or jwks_uri is missing") : null;
    }

    // RFC 8705 2.1.2: exactly one name of the certificate.
    private static OAuthError? RequireSubject(RegistrationRequest request)
    {
        var metadata = request.Metadata;
        string?[] names =
        [
            metadata.TlsClientAuthSubjectDn, metadata.TlsClientAuthSanDns, metadata.TlsClientAuthSanUri,
            metadata.TlsClientAuthSanIp, metadata.TlsClientAuthSanEmail,
        ];
        return (metadata.TokenEndpointAuthMethod, names.Count(name => name is not null)) switch
        {
            (ClientAuthenticationMethods.TlsClientAuth, not 1) => Invalid("Exactly one of the tls_client_auth names is needed"),
            (ClientAuthenticationMethods.PrivateKeyJwt, not 0) => Invalid("The tls_client_auth names are for tls_client_auth"),
            _ when metadata.TlsClientAuthSubjectDn is { } name && ClientAuthentication.DistinguishedNames.Read(name) is null =>
                Invalid("tls_client_auth_subject_dn is not a name as in RFC 4514"),
            _ => null,
        };
    }

    // FAPI 2.0 5.3.2.1-4: no bearer tokens.
    private static OAuthError? RequireConstraint(RegistrationRequest request) => request.Metadata switch
    {
        { TlsClientCertificateBoundAccessTokens: true } when !request.HasMtls => Invalid("tls_client_certificate_bound_access_tokens is not possible here"),
        { DpopBoundAccessTokens: true } or { TlsClientCertificateBoundAccessTokens: true } => null,
        _ => Invalid("Access tokens must be bound: dpop_bound_access_tokens or tls_client_certificate_bound_access_tokens"),
    };

    private static OAuthError? RequireGrantTypes(RegistrationRequest request)
    {
        if (request.GrantTypes.Count == 0 || request.GrantTypes.Except(GrantTypes).Any())
        {
            return Invalid("grant_types must be of authorization_code, refresh_token, client_credentials");
        }

        return request.GrantTypes.Contains("refresh_token") && !request.HasCodeFlow ? Invalid("grant_types: refresh_token needs authorization_code") : null;
    }

    // RFC 7591 2.1: the two lists agree.
    private static OAuthError? RequireResponseTypes(RegistrationRequest request) =>
        request.Metadata.ResponseTypes!.SequenceEqual(request.HasCodeFlow ? ["code"] : [])
            ? null
            : Invalid("response_types must be code with authorization_code, and empty without");

    private static OAuthError? RequireRedirectUris(RegistrationRequest request)
    {
        if (request.Metadata.ApplicationType is not ("web" or "native"))
        {
            return Invalid("application_type must be web or native");
        }

        var uris = request.Metadata.RedirectUris!;
        if (request.HasCodeFlow != uris.Count > 0 || uris.Count > RegistrationTexts.MaxList)
        {
            return OAuthError.InvalidRedirectUri("redirect_uris are needed with authorization_code, and only with it");
        }

        return uris.All(uri => RedirectUris.IsAllowed(uri, request.Metadata.ApplicationType == "native"))
            ? null
            : OAuthError.InvalidRedirectUri("A redirect URI must be https without a fragment, or http on a loopback address for a native application");
    }

    private static OAuthError? RequireScopes(RegistrationRequest request)
    {
        var scopes = (request.Metadata.Scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return scopes.Except(Scopes.All).Any() ? Invalid("scope names something that is not in scopes_supported") : null;
    }

    private static OAuthError? RequireDetailTypes(RegistrationRequest request) =>
        (request.Metadata.AuthorizationDetailsTypes ?? []).Except(["mydata_consent"]).Any() ? Invalid("authorization_details_types must be of mydata_consent") : null;

    // FAPI 2.0 5.4.1: of the profile; and for what the hub signs, of its own keys.
    private static OAuthError? RequireAlgorithms(RegistrationRequest request)
    {
        var metadata = request.Metadata;
        string?[] theirs = [metadata.TokenEndpointAuthSigningAlg, metadata.RequestObjectSigningAlg];
        string?[] ours = [metadata.AuthorizationSignedResponseAlg, metadata.IdTokenSignedResponseAlg, metadata.IntrospectionSignedResponseAlg];
        return theirs.OfType<string>().Any(name => JwsAlgorithms.Find(name) is null)
            || ours.OfType<string>().Any(name => JwsAlgorithms.Find(name) is not { } algorithm || !request.SigningAlgorithms.Contains(algorithm))
            ? Invalid("A signature algorithm is not one of the metadata of this server")
            : null;
    }

    // Whoever asks for encryption would get what is not encrypted.
    private static OAuthError? RefuseEncryption(RegistrationRequest request) =>
        request.Metadata.Further?.Keys.Any(name => name.Contains("_encrypted_response_", StringComparison.Ordinal)) == true
            ? Invalid("Encrypted answers are not possible here")
            : null;

    private static OAuthError? RequireSubjectType(RegistrationRequest request) =>
        request.Metadata.SubjectType is null or "pairwise" ? null : Invalid("subject_type must be pairwise");

    private static OAuthError Invalid(string description) => OAuthError.InvalidClientMetadata(description);
}
