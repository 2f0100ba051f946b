using MyDataHub.Sandbox.Institutions.Consents;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.OAuth;

/// <summary>개별인증-002: a code for the first pair of tokens.</summary>
internal sealed class CodeGrant(AuthorizationCodes codes, TokenIssuer issuer, GrantStore grants)
{
    public Answer Exchange(OAuthCall call)
    {
        if (call["code"] is null || call["redirect_uri"] is null)
        {
            return OAuthError.InvalidRequest("code와 redirect_uri는 필수입니다").ToAnswer();
        }

        if (codes.Find(call["code"]) is not { } code || !IsMeantFor(call, code))
        {
            return OAuthError.InvalidGrant("code가 올바르지 않습니다").ToAnswer();
        }

        if (!code.Use())
        {
            // RFC 6749, 4.1.2: what a code gave is taken back when the code is used again.
            grants.End(code.Key);
            return OAuthError.InvalidGrant("이미 사용된 code입니다").ToAnswer();
        }

        return issuer.Issue(code.Key, call.Client!, code.Request, call.Institution.Industry.Wire(), null).ToAnswer();
    }

    private static bool IsMeantFor(OAuthCall call, AuthorizationCode code) =>
        code.Key.OrgCode == call.Institution.OrgCode && code.Key.ClientId == call.Client!.ClientId && code.RedirectUri == call["redirect_uri"];
}
