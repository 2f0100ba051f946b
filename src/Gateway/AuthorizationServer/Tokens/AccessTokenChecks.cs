using System.Text.Json;
using MyDataHub.Gateway.AuthorizationServer.Jose;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>A token as it came, with what it is compared with.</summary>
internal sealed record PresentedToken(Jwt Jwt, PublicKey? Key, string Issuer, string Audience, DateTimeOffset Now, TimeSpan Skew)
{
    internal Confirmation? Confirmation { get; } = ConfirmationOf(Jwt.Claims);

    private static Confirmation? ConfirmationOf(JsonElement claims)
    {
        if (!claims.TryGetProperty("cnf"u8, out var cnf) || cnf.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return (cnf.Text("jkt"u8), cnf.Text("x5t#S256"u8)) switch
        {
            ({ } jkt, null) => new Confirmation.DpopKey(jkt),
            (null, { } thumbprint) => new Confirmation.Certificate(thumbprint),
            _ => null,
        };
    }
}

/// <summary>What makes a JWT an access token of the issuer it is compared with (RFC 9068 4, FAPI 2.0 5.3.4), in the order it is checked.</summary>
internal static class AccessTokenChecks
{
    private const int MaxIdLength = 100;

    internal static readonly Func<PresentedToken, string?>[] InOrder =
    [
        RequireType,
        RequireSignature,
        RequireIssuer,
        RequireAudience,
        RequireEnd,
        RefuseTheFuture,
        RequireIds,
        RequireGrant,
        RequireConfirmation,
    ];

    internal static string? ProblemOf(PresentedToken token) => InOrder.FirstProblem(token);

    // RFC 9068 4: an id token, or any other JWT of ours, is no access token.
    private static string? RequireType(PresentedToken token) => token.Jwt.Type == AccessTokens.Type ? null : "The token is no access token";

    // By a key of the issuer, bound to its algorithm; never one that the token itself brings (RFC 8725 3.1, 3.10).
    private static string? RequireSignature(PresentedToken token) =>
        token.Key is { } key && token.Jwt.IsSignedBy(key) ? null : "The token is not signed by a key of the issuer";

    private static string? RequireIssuer(PresentedToken token) =>
        token.Jwt.Claims.Text("iss"u8) == token.Issuer ? null : "The token is of another issuer";

    // RFC 9700 2.3: a token for another resource server is none for this one.
    private static string? RequireAudience(PresentedToken token) => token.Jwt.HasAudience(token.Audience) ? null : "The token is for another audience";

    private static string? RequireEnd(PresentedToken token) =>
        token.Jwt.Claims.Instant("exp"u8) > token.Now ? null : "The token is over";

    private static string? RefuseTheFuture(PresentedToken token) =>
        token.Jwt.Claims.Instant("iat"u8) <= token.Now + token.Skew ? null : "The token is of a time to come";

    private static string? RequireIds(PresentedToken token) =>
        token.Jwt.Claims.Text("client_id"u8) is { Length: > 0 } && token.Jwt.Claims.Text("sub"u8) is { Length: > 0 } && token.Jwt.Claims.Text("jti"u8) is { Length: > 0 and <= MaxIdLength }
            ? null
            : "The token needs client_id, sub and jti";

    private static string? RequireGrant(PresentedToken token) =>
        !token.Jwt.Claims.Has("grant_id"u8) || Guid.TryParseExact(token.Jwt.Claims.Text("grant_id"u8), "N", out _) ? null : "The token's grant_id cannot be read";

    // FAPI 2.0 5.3.2.1-4: a token that anybody could use is never taken.
    private static string? RequireConfirmation(PresentedToken token) =>
        token.Confirmation is null ? "The token is bound to no key" : null;
}
