using System.Diagnostics;
using System.Globalization;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;

/// <summary>What an authorization request must satisfy, in the order it is checked, all of it when it is pushed (RFC 9126 2.1). The first failure is the answer.</summary>
internal static class PushedRequestChecks
{
    internal static readonly Func<PushedCall, OAuthError?>[] InOrder =
    [
        RejectRequestUri,
        RequireSignature,
        RequireSameClient,
        RequireCodeGrant,
        RequireCodeResponse,
        RequireResponseMode,
        RequireRedirectUri,
        RequirePkce,
        RequireScope,
        RequireReadableTexts,
        RequirePrompt,
        RequireMaxAge,
        RequireConsent,
        RequireGrantAction,
        RequireDpopKey,
    ];

    private const int LongestState = 4096;
    private const int LongestNonce = 512;
    private static readonly string[] Prompts = ["none", "login", "consent"];

    // RFC 9126 2.1: a pushed request may not itself point at one.
    private static OAuthError? RejectRequestUri(PushedCall call) =>
        call.Parameters.Has("request_uri") ? OAuthError.InvalidRequest("request_uri is not possible in a pushed request") : null;

    // FAPI 2.0 Message Signing 5.3.1: who has registered for signed requests sends no others.
    private static OAuthError? RequireSignature(PushedCall call) =>
        call.Client.RequiresSignedRequests && !call.IsSigned ? OAuthError.InvalidRequest("This client must send a signed request object") : null;

    // RFC 9126 2.1, RFC 9101 5: client_id in the request names the client that has authenticated.
    private static OAuthError? RequireSameClient(PushedCall call) =>
        call["client_id"] is { } id && id != call.Client.Id.Value ? OAuthError.InvalidRequest("client_id is not the client that authenticated") : null;

    private static OAuthError? RequireCodeGrant(PushedCall call) =>
        call.Client.GrantTypes.Contains("authorization_code") ? null : OAuthError.UnauthorizedClient("This client has not registered for authorization_code");

    // FAPI 2.0 SP 5.3.2.2-1.
    private static OAuthError? RequireCodeResponse(PushedCall call) => call["response_type"] switch
    {
        "code" => null,
        null => OAuthError.InvalidRequest("response_type is missing"),
        _ => OAuthError.UnsupportedResponseType("Only response_type=code is possible"),
    };

    // JARM 2.3: jwt means query.jwt for a code. MS 5.4.1: who has registered for signed answers gets no others.
    private static OAuthError? RequireResponseMode(PushedCall call) => (call["response_mode"], call.Client.SignsResponses) switch
    {
        ("jwt" or "query.jwt", _) => null,
        (null or "query", false) => null,
        (null or "query", true) => OAuthError.InvalidRequest("This client has registered for signed responses: response_mode must be jwt"),
        _ => OAuthError.InvalidRequest("response_mode must be query or jwt"),
    };

    // FAPI 2.0 SP 5.3.2.2-6; RFC 9700 4.1.3: compared exactly. Unregistered ones are refused, although RFC 9126 2.4 would allow them.
    private static OAuthError? RequireRedirectUri(PushedCall call) => call["redirect_uri"] switch
    {
        null => OAuthError.InvalidRequest("redirect_uri is missing"),
        var uri when call.Client.RedirectUris.Contains(uri) => null,
        _ => OAuthError.InvalidRequest("redirect_uri is none of those the client has registered"),
    };

    // FAPI 2.0 SP 5.3.2.2-5; RFC 7636 4.3: a missing method would mean plain.
    private static OAuthError? RequirePkce(PushedCall call) => (call["code_challenge"], call["code_challenge_method"]) switch
    {
        (null, _) => OAuthError.InvalidRequest("code_challenge is missing"),
        (_, not Pkce.Method) => OAuthError.InvalidRequest("code_challenge_method must be S256"),
        (var challenge, _) when !Pkce.IsChallenge(challenge) => OAuthError.InvalidRequest("code_challenge must be the base64url of a SHA-256"),
        _ => null,
    };

    // RFC 6749 3.3. Data is read under the scope mydata alone, so a request for a consent without it would be worth nothing.
    private static OAuthError? RequireScope(PushedCall call)
    {
        if (call.ScopeList.Any(scope => scope.Length == 0) || call.ScopeList.Distinct(StringComparer.Ordinal).Count() != call.ScopeList.Length)
        {
            return OAuthError.InvalidScope("scope must be names with one space between them, each once");
        }

        if (call.ScopeList.Any(scope => scope == Scopes.Webhooks || !call.Client.Scopes.Contains(scope)))
        {
            return OAuthError.InvalidScope("scope holds one that this client cannot ask a customer for");
        }

        return call.ScopeList.Contains(Scopes.MyData) ? null : OAuthError.InvalidScope("scope must hold mydata");
    }

    // RFC 6749 appendix A.5; OpenID Connect Core 3.1.2.1. Long ones survive, endless ones do not.
    private static OAuthError? RequireReadableTexts(PushedCall call) => (call["state"], call["nonce"], call["ui_locales"]) switch
    {
        ({ } state, _, _) when state.Length > LongestState || !IsPrintable(state) => OAuthError.InvalidRequest("state must be at most 4096 printable ASCII characters"),
        (_, { } nonce, _) when nonce.Length > LongestNonce || !IsPrintable(nonce) => OAuthError.InvalidRequest("nonce must be at most 512 printable ASCII characters"),
        (_, _, { Length: > 100 }) => OAuthError.InvalidRequest("ui_locales is too long"),
        _ => null,
    };

    private static OAuthError? RequirePrompt(PushedCall call) =>
        call["prompt"] is { } prompt && !Prompts.Contains(prompt) ? OAuthError.InvalidRequest("prompt must be none, login or consent") : null;

    private static OAuthError? RequireMaxAge(PushedCall call) =>
        call["max_age"] is { } text && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0)
            ? OAuthError.InvalidRequest("max_age must be a number of seconds")
            : null;

    // RFC 9396 2, 5, 10.
    private static OAuthError? RequireConsent(PushedCall call) => call.Consent switch
    {
        null => OAuthError.InvalidAuthorizationDetails("authorization_details is missing or no JSON"),
        ConsentReading.Invalid(var field, var sentence) => OAuthError.InvalidAuthorizationDetails($"{field}: {sentence}"),
        ConsentReading.Valid when !call.Client.DetailTypes.Contains(MyDataConsent.Type) =>
            OAuthError.InvalidAuthorizationDetails("This client has not registered for authorization details of type mydata_consent"),
        ConsentReading.Valid => null,
        _ => throw new UnreachableException(),
    };

    // Grant Management, Authorization Request. Whose grant it is shows only when the customer is there.
    private static OAuthError? RequireGrantAction(PushedCall call) => (call.GrantAction, call["grant_id"]) switch
    {
        (null, null) or (GrantActions.Create, null) => null,
        (null, _) => OAuthError.InvalidRequest("grant_id needs a grant_management_action"),
        (GrantActions.Create, _) => OAuthError.InvalidRequest("create makes a new grant, so grant_id is not possible"),
        (var action, _) when !GrantActions.All.Contains(action) => OAuthError.InvalidRequest("grant_management_action must be create, merge or replace"),
        (_, null) => OAuthError.InvalidRequest("merge and replace need a grant_id"),
        _ when call.GrantId is null => OAuthError.InvalidGrantId("The grant is unknown or over"),
        _ => null,
    };

    // RFC 9449 10: a proof beside the request and dpop_jkt in it must say the same.
    private static OAuthError? RequireDpopKey(PushedCall call) => call["dpop_jkt"] switch
    {
        null => null,
        var jkt when !Pkce.IsChallenge(jkt) => OAuthError.InvalidRequest("dpop_jkt must be the base64url of a SHA-256"),
        var jkt when call.ProofJkt is not null && call.ProofJkt != jkt => OAuthError.InvalidDpopProof("The proof's key is not the one of dpop_jkt"),
        _ => null,
    };

    private static bool IsPrintable(string text) => text.All(letter => letter is >= ' ' and <= '~');
}
