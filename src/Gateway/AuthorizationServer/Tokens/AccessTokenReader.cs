using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Gateway.AuthorizationServer.Keys;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>Reads access tokens that this authorization server has signed (RFC 9068 4).</summary>
internal sealed class AccessTokenReader(ServerKeys keys, ServerAddress address, TimeProvider time, IOptions<AuthorizationServerOptions> options)
{
    /// <summary>Either the token, or why it is none.</summary>
    internal async ValueTask<(VerifiedToken? Token, string? Problem)> ReadAsync(string compact, CancellationToken ct)
    {
        if (Jwt.Read(compact) is not { } jwt)
        {
            return (null, "The token is no JWT that is taken here");
        }

        // The key is one of ours, found by its name: nothing in the token says where to look (RFC 8725 3.10).
        var skew = TimeSpan.FromSeconds(options.Value.ClockSkewSeconds);
        var key = await keys.FindVerificationKeyAsync(jwt.KeyId, ct);
        var presented = new PresentedToken(jwt, key, address.Issuer, address.Resource, time.GetUtcNow(), skew);
        return Check(presented);
    }

    /// <summary>Whoever signed it: by the same checks.</summary>
    internal static (VerifiedToken? Token, string? Problem) Check(PresentedToken presented) =>
        AccessTokenChecks.ProblemOf(presented) is { } problem ? (null, problem) : (Checked(presented), null);

    // What the checks require is there.
    private static VerifiedToken Checked(PresentedToken presented)
    {
        var claims = presented.Jwt.Claims;
        return new VerifiedToken(
            claims.Text("jti"u8)!, presented.Jwt.KeyId!, claims.Text("sub"u8)!, new ClientId(claims.Text("client_id"u8)!), presented.Confirmation!,
            claims.Instant("iat"u8)!.Value, claims.Instant("exp"u8)!.Value)
        {
            Scope = claims.Text("scope"u8) ?? "",
            Grant = Guid.TryParseExact(claims.Text("grant_id"u8), "N", out var grant) ? new GrantId(grant) : null,
            AuthorizationDetails = claims.TryGetProperty("authorization_details"u8, out var details) ? details : null,
            AuthenticatedAt = claims.Instant("auth_time"u8),
        };
    }
}
