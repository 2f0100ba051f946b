using MyDataHub.Domain;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>What an access token says (RFC 9068 2.2).</summary>
/// <param name="Subject">The grant's pairwise subject; the client's own id for client_credentials.</param>
internal sealed record AccessToken(string Subject, ClientId Client, string Scope, Confirmation Confirmation)
{
    internal GrantId? Grant { get; init; }

    /// <summary>A JSON array as UTF-8 (RFC 9396 9.1); empty when there is none.</summary>
    internal ReadOnlyMemory<byte> AuthorizationDetails { get; init; }

    /// <summary>When the person signed in, and by which authentication context; for tokens under a grant.</summary>
    internal DateTimeOffset? AuthenticatedAt { get; init; }
}

/// <summary>A signed access token and what the token answer says about it.</summary>
/// <param name="Id">The jti.</param>
internal sealed record IssuedToken(string Jwt, string Id, DateTimeOffset EndsAt, int ExpiresInSeconds);
