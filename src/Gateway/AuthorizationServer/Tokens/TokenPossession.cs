using MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Dpop;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>The access token of a call to the authorization server's own resources, if its sender proves to hold what it is bound to (FAPI 2.0 SP 5.3.4).</summary>
internal sealed class TokenPossession(AccessTokenReader reader, DpopProofs proofs, RevokedTokens revoked, ClientRegister clients)
{
    private const string Dpop = "DPoP ";
    private const string Bearer = "Bearer ";
    private const string Algorithms = "algs=\"ES256 PS256\"";

    internal async ValueTask<(VerifiedToken? Token, OAuthError? Error)> FindAsync(HttpContext context, CancellationToken ct)
    {
        var field = context.Request.Headers.Authorization is [{ } one] ? one : "";
        var isDpop = field.StartsWith(Dpop, StringComparison.OrdinalIgnoreCase);
        if (!isDpop && !field.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            // RFC 6750 3.1: a challenge without an error.
            return (null, OAuthError.InvalidToken("An access token is missing") with { Challenge = $"DPoP {Algorithms}, Bearer" });
        }

        var text = field[(isDpop ? Dpop : Bearer).Length..].Trim();
        if (reader.Read(text) is not { } token)
        {
            return (null, Invalid("The access token is unknown or over", isDpop));
        }

        if (await ProblemOfBindingAsync(context, token, text, isDpop, ct) is { } unbound)
        {
            return (null, unbound);
        }

        return await revoked.IsRevokedAsync(token.Id, token.Grant, token.IssuedAt, ct) || await clients.FindAsync(token.Client, ct) is not { IsActive: true }
            ? (null, Invalid("The access token was revoked", isDpop))
            : (token, null);
    }

    // RFC 9449 7.1 and 7.2: a bound token is never taken in the other scheme, whatever comes with it. RFC 8705 3: the very certificate.
    private async ValueTask<OAuthError?> ProblemOfBindingAsync(HttpContext context, VerifiedToken token, string text, bool isDpop, CancellationToken ct)
    {
        if (!isDpop)
        {
            return token.Confirmation is Confirmation.Certificate(var thumbprint) && ClientCertificate.Of(context)?.Thumbprint == thumbprint
                ? null
                : Invalid("The access token is bound to something else", isDpop);
        }

        return await proofs.CheckAsync(context, DpopPlace.ResourceServer, text, ct) switch
        {
            DpopOutcome.Refused(var error) => error,
            DpopOutcome.Valid(var jkt) when token.Confirmation is Confirmation.DpopKey(var bound) && bound == jkt => null,
            _ => Invalid("The access token is bound to another key", isDpop),
        };
    }

    internal static OAuthError Invalid(string why, bool isDpop) => OAuthError.InvalidToken(why) with { Challenge = Challenge("invalid_token", isDpop) };

    internal static OAuthError Insufficient(string why, VerifiedToken token) =>
        OAuthError.InsufficientScope(why) with { Challenge = Challenge("insufficient_scope", token.Confirmation is Confirmation.DpopKey) };

    private static string Challenge(string error, bool isDpop) => isDpop ? $"DPoP error=\"{error}\", {Algorithms}" : $"Bearer error=\"{error}\"";
}
