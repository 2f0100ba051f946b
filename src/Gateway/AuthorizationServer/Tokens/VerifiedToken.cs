using System.Text.Json;
using MyDataHub.Domain;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>An access token that its issuer, we or one that the operator named, has signed and that has not expired. Whether it was revoked, and who presents it, is another question.</summary>
internal sealed record VerifiedToken(string Id, string KeyId, string Subject, ClientId Client, Confirmation Confirmation, DateTimeOffset IssuedAt, DateTimeOffset EndsAt)
{
    /// <summary>Names with one space between them; may be empty.</summary>
    internal string Scope { get; init; } = "";

    /// <summary>Null for a client's own token.</summary>
    internal GrantId? Grant { get; init; }

    /// <summary>RFC 9396 9.1.</summary>
    internal JsonElement? AuthorizationDetails { get; init; }

    internal DateTimeOffset? AuthenticatedAt { get; init; }

    internal bool HasScope(string scope) => Scope.Split(' ').Contains(scope, StringComparer.Ordinal);
}
