using MyDataHub.Gateway.AuthorizationServer.Dpop;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>One use of a token: how it was presented, and what the sender has proved to hold.</summary>
internal sealed record TokenUse(VerifiedToken Token, bool IsDpop, string? Certificate, DpopOutcome Proof, DateTimeOffset Now);

/// <summary>Why a token may not be used so, and in which scheme to say it. Proof: the proof's own error, where that is what is wrong.</summary>
internal sealed record UseProblem(string Why, bool IsDpop, OAuthError? Proof = null);

/// <summary>What every use of a token must satisfy, in the order it is checked. Revocation comes after, because it may ask the database.</summary>
internal static class TokenUseChecks
{
    internal static readonly Func<TokenUse, UseProblem?>[] InOrder =
    [
        RefuseOver,
        RequireScheme,
        RequireProof,
        RequireCertificate,
    ];

    internal static UseProblem? ProblemOf(TokenUse use) => InOrder.FirstProblem(use);

    private static UseProblem? RefuseOver(TokenUse use) =>
        use.Token.EndsAt > use.Now ? null : new("The token is over", use.IsDpop);

    // RFC 9449 7.1, 7.2: a token bound to a key is no bearer token, whatever comes with it; nor is the other a DPoP token.
    private static UseProblem? RequireScheme(TokenUse use) => (use.Token.Confirmation, use.IsDpop) switch
    {
        (Confirmation.DpopKey, false) => new("The token is bound to a key: send it as DPoP with a proof", IsDpop: true),
        (Confirmation.Certificate, true) => new("The token is bound to a certificate: send it as Bearer", IsDpop: false),
        _ => null,
    };

    // RFC 9449 4.3-12, 6.1, 7.1.
    private static UseProblem? RequireProof(TokenUse use) => (use.Token.Confirmation, use.Proof) switch
    {
        (not Confirmation.DpopKey, _) => null,
        (_, DpopOutcome.Refused refused) => new(refused.Error.Description, IsDpop: true, refused.Error),
        (Confirmation.DpopKey bound, DpopOutcome.Valid proof) when proof.Jkt == bound.Jkt => null,
        (_, DpopOutcome.Valid) => new("The proof is of another key", IsDpop: true),
        _ => new("The token needs a proof", IsDpop: true),
    };

    // RFC 8705 3: the very certificate, not one of the same subject.
    private static UseProblem? RequireCertificate(TokenUse use) =>
        use.Token.Confirmation is not Confirmation.Certificate bound || bound.Thumbprint == use.Certificate
            ? null
            : new("The token is bound to another certificate", IsDpop: false);
}
