using MyDataHub.Gateway.AuthorizationServer.Parameters;
using MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;
using MyDataHub.Gateway.AuthorizationServer.Tokens;

namespace MyDataHub.Gateway.AuthorizationServer.Token;

/// <summary>A code of this client's with the request that redeems it.</summary>
internal sealed record RedeemedCode(CodeContent Code, FormParameters Form, Confirmation Confirmation);

/// <summary>What redeeming a code must satisfy, in the order it is checked. The code is spent whatever comes out.</summary>
internal static class CodeChecks
{
    internal static readonly Func<RedeemedCode, OAuthError?>[] InOrder =
    [
        RequireRedirectUri,
        RequireVerifier,
        RequireDpopKey,
    ];

    // RFC 6749 4.1.3.
    private static OAuthError? RequireRedirectUri(RedeemedCode code) =>
        code.Form["redirect_uri"] == code.Code.RedirectUri ? null : OAuthError.InvalidGrant("redirect_uri is not the one of the authorization request");

    // RFC 7636 4.6; RFC 9700 4.8: every code here has a challenge, so there is nothing to downgrade to.
    private static OAuthError? RequireVerifier(RedeemedCode code) =>
        Pkce.Fits(code.Form["code_verifier"], code.Code.CodeChallenge) ? null : OAuthError.InvalidGrant("code_verifier does not fit the code_challenge");

    // RFC 9449 10.
    private static OAuthError? RequireDpopKey(RedeemedCode code) =>
        code.Code.DpopJkt is null || (code.Confirmation is Confirmation.DpopKey(var jkt) && jkt == code.Code.DpopJkt)
            ? null
            : OAuthError.InvalidGrant("The code is bound to another DPoP key");
}
