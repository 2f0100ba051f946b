using System.Text.Json;
using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Gateway.AuthorizationServer.Keys;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>Reads access tokens that this authorization server has signed (RFC 9068 4).</summary>
internal sealed class AccessTokenReader(ServerKeys keys, ServerAddress address, TimeProvider time)
{
    /// <summary>Null for what is none of ours: another type, issuer, audience or key, or over.</summary>
    internal VerifiedToken? Read(string token) =>
        Jwt.Read(token) is { Type: AccessTokens.Type } jwt
        // The key is one of ours, found by its name: nothing in the token says where to look (RFC 8725 3.10).
        && keys.FindVerificationKey(jwt.KeyId) is { } key
        && jwt.IsSignedBy(key)
        && jwt.Claims.Text("iss"u8) == address.Issuer
        && jwt.HasAudience(address.Resource)
        && Read(jwt.Claims) is { } verified
        && verified.EndsAt > time.GetUtcNow()
            ? verified
            : null;

    // We wrote these claims ourselves, so one that is missing is a bug of ours and no token.
    private static VerifiedToken? Read(JsonElement claims) =>
        claims.Text("jti"u8) is { } id && claims.Text("sub"u8) is { } subject && claims.Text("client_id"u8) is { } client
        && claims.Instant("iat"u8) is { } issuedAt && claims.Instant("exp"u8) is { } endsAt && ReadConfirmation(claims) is { } confirmation
            ? new VerifiedToken(id, subject, new ClientId(client), confirmation, issuedAt, endsAt)
            {
                Scope = claims.Text("scope"u8) ?? "",
                Grant = Guid.TryParseExact(claims.Text("grant_id"u8), "N", out var grant) ? new GrantId(grant) : null,
                AuthorizationDetails = claims.TryGetProperty("authorization_details"u8, out var details) ? details : null,
                AuthenticatedAt = claims.Instant("auth_time"u8),
            }
            : null;

    private static Confirmation? ReadConfirmation(JsonElement claims) =>
        !claims.TryGetProperty("cnf"u8, out var cnf) ? null
        : cnf.Text("jkt"u8) is { } jkt ? new Confirmation.DpopKey(jkt)
        : cnf.Text("x5t#S256"u8) is { } thumbprint ? new Confirmation.Certificate(thumbprint)
        : null;
}
