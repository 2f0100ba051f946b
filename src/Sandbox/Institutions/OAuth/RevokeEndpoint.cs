using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Institutions.Consents;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.OAuth;

/// <summary>
/// 개별인증-004: ends both tokens. A token that was not valid is answered with 200 and 99999 (RFC 7009, 2.2).
/// </summary>
internal sealed class RevokeEndpoint(OperatorClients clients, GrantStore grants)
{
    public async Task<Answer> HandleAsync(HttpContext http, Institution institution)
    {
        var call = await OAuthCall.ReadAsync(http, institution, clients);
        foreach (var check in OAuthChecks.InOrder)
        {
            if (check(call) is { } error)
            {
                return error.ToAnswer();
            }
        }

        if (call["token"] is not { } token || call["revoke_type"] is not (null or "01" or "02" or "03"))
        {
            return OAuthError.InvalidRequest("token 또는 revoke_type이 올바르지 않습니다").ToAnswer();
        }

        return Answer.Of(Revoke(call, token) ? RspCode.Success : RspCode.TokenWasInvalid, new JsonObject());
    }

    private bool Revoke(OAuthCall call, string token) =>
        grants.FindByAccessToken(token) is { } grant
        && grant.Key.OrgCode == call.Institution.OrgCode
        && grant.Key.ClientId == call.Client!.ClientId
        && grants.End(grant.Key);
}
