using System.Text.Json;
using System.Text.Json.Serialization;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;

/// <summary>An authorization request that has passed every check, as it is kept until the customer has decided (RFC 9126).</summary>
internal sealed record AuthorizationRequest(string RedirectUri, string CodeChallenge, string Scope)
{
    internal static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The one element of authorization_details (RFC 9396), as it was asked.</summary>
    public required MyDataConsent Consent { get; init; }

    public string? State { get; init; }

    /// <summary>OpenID Connect Core 3.1.2.1; comes back in the id token as it is.</summary>
    public string? Nonce { get; init; }

    /// <summary>The answer is a JWT (JARM).</summary>
    public bool SignsResponse { get; init; }

    /// <summary>RFC 9449 10: the thumbprint of the only key that may redeem the code.</summary>
    public string? DpopJkt { get; init; }

    /// <summary>create, merge or replace; null when the client does not manage its grant (Grant Management, Authorization Request).</summary>
    public string? GrantAction { get; init; }

    public Guid? Grant { get; init; }

    public string? UiLocales { get; init; }

    /// <summary>none, login or consent (OpenID Connect Core 3.1.2.1).</summary>
    public string? Prompt { get; init; }

    /// <summary>Seconds since the customer may at most have signed in.</summary>
    public int? MaxAge { get; init; }

    [JsonIgnore]
    internal GrantId? ManagedGrant => Grant is { } id ? new GrantId(id) : null;

    internal bool HasScope(string scope) => Scope.Split(' ').Contains(scope, StringComparer.Ordinal);

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    internal static AuthorizationRequest Read(ReadOnlyMemory<byte> bytes) => JsonSerializer.Deserialize<AuthorizationRequest>(bytes.Span, Json)!;
}
