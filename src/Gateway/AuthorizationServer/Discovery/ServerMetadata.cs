using System.Text.Json.Serialization;

namespace MyDataHub.Gateway.AuthorizationServer.Discovery;

/// <summary>What the authorization server says of itself (RFC 8414 2, OpenID Connect Discovery 3, and what builds on them).</summary>
internal sealed record ServerMetadata
{
    public required string Issuer { get; init; }

    public required string AuthorizationEndpoint { get; init; }

    public required string TokenEndpoint { get; init; }

    public required string JwksUri { get; init; }

    public required string RegistrationEndpoint { get; init; }

    /// <summary>RFC 9126 5.</summary>
    public required string PushedAuthorizationRequestEndpoint { get; init; }

    public bool RequirePushedAuthorizationRequests { get; } = true;

    public required string IntrospectionEndpoint { get; init; }

    public required string RevocationEndpoint { get; init; }

    /// <summary>Grant Management, authorization server metadata.</summary>
    public required string GrantManagementEndpoint { get; init; }

    public IReadOnlyList<string> GrantManagementActionsSupported { get; } = ["create", "query", "replace", "merge", "revoke"];

    public bool GrantManagementActionRequired { get; }

    public required IReadOnlyList<string> ScopesSupported { get; init; }

    public IReadOnlyList<string> ResponseTypesSupported { get; } = ["code"];

    public IReadOnlyList<string> ResponseModesSupported { get; } = ["query", "jwt", "query.jwt"];

    public IReadOnlyList<string> GrantTypesSupported { get; } = ["authorization_code", "refresh_token", "client_credentials"];

    public IReadOnlyList<string> CodeChallengeMethodsSupported { get; } = ["S256"];

    /// <summary>RFC 9207 3.</summary>
    public bool AuthorizationResponseIssParameterSupported { get; } = true;

    /// <summary>RFC 9396 10.</summary>
    public IReadOnlyList<string> AuthorizationDetailsTypesSupported { get; } = ["mydata_consent"];

    public required IReadOnlyList<string> TokenEndpointAuthMethodsSupported { get; init; }

    public required IReadOnlyList<string> TokenEndpointAuthSigningAlgValuesSupported { get; init; }

    public required IReadOnlyList<string> IntrospectionEndpointAuthMethodsSupported { get; init; }

    public required IReadOnlyList<string> IntrospectionEndpointAuthSigningAlgValuesSupported { get; init; }

    public required IReadOnlyList<string> RevocationEndpointAuthMethodsSupported { get; init; }

    public required IReadOnlyList<string> RevocationEndpointAuthSigningAlgValuesSupported { get; init; }

    /// <summary>RFC 9449 5.1.</summary>
    public required IReadOnlyList<string> DpopSigningAlgValuesSupported { get; init; }

    /// <summary>RFC 8705 3.3; absent where nothing listens for certificates.</summary>
    public bool? TlsClientCertificateBoundAccessTokens { get; init; }

    /// <summary>RFC 8705 5.</summary>
    public IReadOnlyDictionary<string, string>? MtlsEndpointAliases { get; init; }

    public bool RequestParameterSupported { get; } = true;

    /// <summary>Only pushed requests have a request_uri; one of somebody else's is never fetched.</summary>
    public bool RequestUriParameterSupported { get; }

    public required IReadOnlyList<string> RequestObjectSigningAlgValuesSupported { get; init; }

    /// <summary>JARM 3.</summary>
    public required IReadOnlyList<string> AuthorizationSigningAlgValuesSupported { get; init; }

    /// <summary>RFC 9701 7.</summary>
    public required IReadOnlyList<string> IntrospectionSigningAlgValuesSupported { get; init; }

    public required IReadOnlyList<string> IdTokenSigningAlgValuesSupported { get; init; }

    public IReadOnlyList<string> SubjectTypesSupported { get; } = ["pairwise"];

    public IReadOnlyList<string> ClaimsSupported { get; } = ["iss", "sub", "aud", "exp", "iat", "auth_time", "nonce"];

    public bool ClaimsParameterSupported { get; }

    public IReadOnlyList<string> UiLocalesSupported { get; } = ["ko", "en"];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ServerMetadata))]
internal sealed partial class DiscoveryJson : JsonSerializerContext;
