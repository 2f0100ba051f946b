using MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Dpop;
using MyDataHub.Gateway.AuthorizationServer.Tokens;

namespace MyDataHub.Gateway.ThirdPartyApi.Tokens;

/// <summary>Lets a call of the open API in, or says why not (FAPI 2.0 5.3.4): token, binding, revocation, client, scope, with every call.</summary>
internal sealed class TokenGate(KnownTokens tokens, DpopProofs proofs, RevokedTokens revoked, ClientRegister clients, TimeProvider time)
{
    /// <summary>The token, or the refusal; with the refusal the token where it is known whose it is.</summary>
    internal async ValueTask<(OpenToken? Token, AccessRefusal? Refusal)> EnterAsync(HttpContext context)
    {
        if (AuthorizationField.Read(context.Request, out var problem) is not { } field)
        {
            return (null, problem is null ? AccessRefusal.NoToken : AccessRefusal.InvalidRequest(problem));
        }

        var ct = context.RequestAborted;
        (var token, problem) = await tokens.ReadAsync(field.Token, ct);
        if (token is null)
        {
            return (null, AccessRefusal.InvalidToken(problem!, field.IsDpop));
        }

        var proof = field.IsDpop ? await proofs.CheckAsync(context, DpopPlace.ResourceServer, field.Token, ct) : DpopOutcome.None.Instance;
        var use = new TokenUse(token.Verified, field.IsDpop, ClientCertificate.Of(context)?.Thumbprint, proof, time.GetUtcNow());
        if (TokenUseChecks.ProblemOf(use) is { } misuse)
        {
            // Whoever cannot prove the token is not counted as its client.
            return (null, misuse.Proof is { } error ? AccessRefusal.Of(error) : AccessRefusal.InvalidToken(misuse.Why, misuse.IsDpop));
        }

        if (await revoked.IsRevokedAsync(token.Verified.Id, token.Verified.Grant, token.Verified.IssuedAt, ct))
        {
            return (token, AccessRefusal.InvalidToken("The token was revoked", field.IsDpop));
        }

        if (await clients.FindAsync(token.Client, ct) is not { IsActive: true })
        {
            return (token, AccessRefusal.InvalidToken("The client is not active", field.IsDpop));
        }

        return (token, ScopeRefusal(token, field.IsDpop));
    }

    private static AccessRefusal? ScopeRefusal(OpenToken token, bool isDpop) => token switch
    {
        { IsForOpenApi: false } => AccessRefusal.InsufficientScope("The token needs the scope mydata", isDpop),
        { Access: null } => AccessRefusal.InsufficientScope("The token is under no grant", isDpop),
        _ => null,
    };
}
