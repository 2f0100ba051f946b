using System.Text.Json;
using System.Text.Json.Serialization;

namespace MyDataHub.Gateway.AuthorizationServer.Clients;

/// <summary>Client metadata as it travels and as it is kept (RFC 7591 2 and what builds on it).</summary>
internal sealed record ClientMetadata
{
    public string? ClientName { get; init; }

    public IReadOnlyList<string>? RedirectUris { get; init; }

    public string? ApplicationType { get; init; }

    public string? TokenEndpointAuthMethod { get; init; }

    public string? TokenEndpointAuthSigningAlg { get; init; }

    public IReadOnlyList<string>? GrantTypes { get; init; }

    public IReadOnlyList<string>? ResponseTypes { get; init; }

    public string? Scope { get; init; }

    public JsonElement? Jwks { get; init; }

    public string? JwksUri { get; init; }

    public string? TlsClientAuthSubjectDn { get; init; }

    public string? TlsClientAuthSanDns { get; init; }

    public string? TlsClientAuthSanUri { get; init; }

    public string? TlsClientAuthSanIp { get; init; }

    public string? TlsClientAuthSanEmail { get; init; }

    public bool? DpopBoundAccessTokens { get; init; }

    public bool? TlsClientCertificateBoundAccessTokens { get; init; }

    public bool? UseMtlsEndpointAliases { get; init; }

    public IReadOnlyList<string>? AuthorizationDetailsTypes { get; init; }

    public bool? RequirePushedAuthorizationRequests { get; init; }

    public bool? RequireSignedRequestObject { get; init; }

    public string? RequestObjectSigningAlg { get; init; }

    public string? AuthorizationSignedResponseAlg { get; init; }

    public string? IdTokenSignedResponseAlg { get; init; }

    public string? IntrospectionSignedResponseAlg { get; init; }

    public string? SubjectType { get; init; }

    public string? LogoUri { get; init; }

    public string? ClientUri { get; init; }

    public string? PolicyUri { get; init; }

    public string? TosUri { get; init; }

    public IReadOnlyList<string>? Contacts { get; init; }

    public string? SoftwareId { get; init; }

    public string? SoftwareVersion { get; init; }

    public string? SoftwareStatement { get; init; }

    /// <summary>What has no property here: client_name by language; everything else is refused or ignored (RFC 7591 2). Not init: the generated reader cannot.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Further { get; set; }

    internal const string LocalizedName = "client_name#";

    internal static ClientMetadata Parse(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, ClientJson.Default.ClientMetadata)!;

    internal byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, ClientJson.Default.ClientMetadata);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ClientMetadata))]
internal sealed partial class ClientJson : JsonSerializerContext;
