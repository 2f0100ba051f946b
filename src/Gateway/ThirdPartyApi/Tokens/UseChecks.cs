using MyDataHub.Gateway.AuthorizationServer.Dpop;
using MyDataHub.Gateway.AuthorizationServer.Tokens;

namespace MyDataHub.Gateway.ThirdPartyApi.Tokens;

/// <summary>One use of a token: how it was presented, and what the sender has proved to hold.</summary>
internal sealed record TokenUse(VerifiedToken Token, bool IsDpop, string? Certificate, DpopOutcome Proof, DateTimeOffset Now);

/// <summary>What every use of a token must satisfy, in the order it is checked. Revocation comes after, because it may ask the database.</summary>
internal static class UseChecks
{
    internal static readonly Func<TokenUse, AccessRefusal?>[] InOrder =
    [
        RefuseOver,
        RequireScheme,
        RequireProof,
        RequireCertificate,
    ];

    internal static AccessRefusal? RefusalOf(TokenUse use)
    {
        foreach (var check in InOrder)
        {
            if (check(use) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static AccessRefusal? RefuseOver(TokenUse use) =>
        use.Token.EndsAt > use.Now ? null : AccessRefusal.InvalidToken("The token is over", use.IsDpop);

    // RFC 9449 7.1, 7.2: a token bound to a key is no bearer token, whatever comes with it; nor is the other a DPoP token.
    private static AccessRefusal? RequireScheme(TokenUse use) => (use.Token.Confirmation, use.IsDpop) switch
    {
        (Confirmation.DpopKey, false) => AccessRefusal.InvalidToken("The token is bound to a key: send it as DPoP with a proof", isDpop: true),
        (Confirmation.Certificate, true) => AccessRefusal.InvalidToken("The token is bound to a certificate: send it as Bearer", isDpop: false),
        _ => null,
    };

    // RFC 9449 4.3-12, 6.1, 7.1.
    private static AccessRefusal? RequireProof(TokenUse use) => (use.Token.Confirmation, use.Proof) switch
    {
        (not Confirmation.DpopKey, _) => null,
        (_, DpopOutcome.Refused refused) => AccessRefusal.Of(refused.Error),
        (Confirmation.DpopKey bound, DpopOutcome.Valid proof) when proof.Jkt == bound.Jkt => null,
        (_, DpopOutcome.Valid) => AccessRefusal.InvalidToken("The proof is of another key", isDpop: true),
        _ => AccessRefusal.InvalidToken("The token needs a proof", isDpop: true),
    };

    // RFC 8705 3: the very certificate, not one of the same subject.
    private static AccessRefusal? RequireCertificate(TokenUse use) =>
        use.Token.Confirmation is not Confirmation.Certificate bound || bound.Thumbprint == use.Certificate
            ? null
            : AccessRefusal.InvalidToken("The token is bound to another certificate", isDpop: false);
}
