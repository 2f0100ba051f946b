using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Institutions.Consents;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.OAuth;

/// <summary>개별인증-003: a refresh token for a new access token, and in v2 for a new refresh token too.</summary>
internal sealed class RefreshGrant(GrantStore grants, TokenIssuer issuer, SandboxClock clock)
{
    public Answer Exchange(OAuthCall call)
    {
        if (call["refresh_token"] is not { } token || call["is_refresh_token_reissue"] is not (null or "true" or "false"))
        {
            return OAuthError.InvalidRequest("refresh_token 또는 is_refresh_token_reissue가 올바르지 않습니다").ToAnswer();
        }

        var grant = grants.FindByRefreshToken(token, clock.GetUtcNow());
        if (grant is null || grant.Key.OrgCode != call.Institution.OrgCode || grant.Key.ClientId != call.Client!.ClientId)
        {
            return OAuthError.InvalidGrant("유효하지 않은 갱신토큰입니다").ToAnswer();
        }

        if (grant.Request.EndDate < clock.SeoulToday)
        {
            return OAuthError.InvalidGrant("전송요구 종료시점이 지났습니다").ToAnswer();
        }

        // Whoever comes with the token before the last one never saw the last one, so that both must be made again.
        var isReplaced = grant.Refresh.Hash != Secret.Hash(token);
        var reply = issuer.Refresh(grant, call.Client, reissue: isReplaced || call["is_refresh_token_reissue"] == "true");
        return reply?.ToRefreshAnswer() ?? OAuthError.InvalidGrant("갱신 중인 토큰입니다").ToAnswer();
    }
}
