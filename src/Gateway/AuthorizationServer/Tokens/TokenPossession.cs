using MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Dpop;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>The access token of a call to the authorization server's own resources, if its sender proves to hold what it is bound to (FAPI 2.0 SP 5.3.4).</summary>
internal sealed class TokenPossession(AccessTokenReader reader, DpopProofs proofs, RevokedTokens revoked, ClientRegister clients, TimeProvider time)
{
    private const string Algorithms = "algs=\"ES256 PS256\"";

    internal async ValueTask<(VerifiedToken? Token, OAuthError? Error)> FindAsync(HttpContext context, CancellationToken ct)
    {
        if (AuthorizationField.Read(context.Request, out var problem) is not { } field)
        {
            // RFC 6750 3.1: a challenge without an error.
            return (null, problem is null ? OAuthError.InvalidToken("An access token is missing") with { Challenge = $"DPoP {Algorithms}, Bearer" } : OAuthError.InvalidRequest(problem));
        }

        (var token, problem) = await reader.ReadAsync(field.Token, ct);
        if (token is null)
        {
            return (null, Invalid(problem!, field.IsDpop));
        }

        var proof = field.IsDpop ? await proofs.CheckAsync(context, DpopPlace.ResourceServer, field.Token, ct) : DpopOutcome.None.Instance;
        if (TokenUseChecks.ProblemOf(new(token, field.IsDpop, ClientCertificate.Of(context)?.Thumbprint, proof, time.GetUtcNow())) is { } misuse)
        {
            return (null, misuse.Proof ?? Invalid(misuse.Why, misuse.IsDpop));
        }

        return await revoked.IsRevokedAsync(token.Id, token.Grant, token.IssuedAt, ct) || await clients.FindAsync(token.Client, ct) is not { IsActive: true }
            ? (null, Invalid("The access token was revoked", field.IsDpop))
            : (token, null);
    }

    internal static OAuthError Invalid(string why, bool isDpop) => OAuthError.InvalidToken(why) with { Challenge = Challenge("invalid_token", isDpop) };

    internal static OAuthError Insufficient(string why, VerifiedToken token) =>
        OAuthError.InsufficientScope(why) with { Challenge = Challenge("insufficient_scope", token.Confirmation is Confirmation.DpopKey) };

    private static string Challenge(string error, bool isDpop) => isDpop ? $"DPoP error=\"{error}\", {Algorithms}" : $"Bearer error=\"{error}\"";
}
