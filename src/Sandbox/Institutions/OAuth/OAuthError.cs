using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.OAuth;

/// <summary>An error of section 5.2.</summary>
internal sealed record OAuthError(int Status, string Error, string Description)
{
    public static OAuthError InvalidRequest(string why) => new(400, "invalid_request", why);

    public static OAuthError InvalidClientId() => new(400, "invalid_client_id", "client_id를 확인할 수 없습니다");

    public static OAuthError InvalidClient() => new(400, "invalid_client", "클라이언트 인증에 실패하였습니다");

    public static OAuthError InvalidGrant(string why) => new(400, "invalid_grant", why);

    public static OAuthError InvalidScope(string why) => new(400, "invalid_scope", why);

    public static OAuthError UnauthorizedClient() => new(400, "unauthorized_client", "허용되지 않은 인증서입니다");

    public static OAuthError UnauthorizedUser(string why) => new(400, "unauthorized_user", why);

    public static OAuthError UnsupportedGrantType() => new(400, "unsupported_grant_type", "지원하지 않는 grant_type입니다");

    public static OAuthError UnsupportedResponseType() =>
        new(400, "unsupported_response_type", "response_type은 code여야 합니다");

    public static OAuthError AccessDenied() => new(400, "access_denied", "정보주체가 거절하였습니다");

    public static OAuthError MethodNotAllowed() => new(405, "method_not_allowed", "허용되지 않은 메소드입니다");

    public Answer ToAnswer() => ToAnswer(new JsonObject());

    /// <summary>The error beside other members, as authorize wants <c>state</c> and <c>api_tran_id</c>.</summary>
    public Answer ToAnswer(JsonObject beside)
    {
        beside.Insert(0, "error", Error);
        beside.Insert(1, "error_description", Description);
        return Answer.Plain(Status, Error, beside);
    }
}
