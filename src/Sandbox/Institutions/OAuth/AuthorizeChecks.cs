using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.OAuth;

/// <summary>What 개별인증-001 must satisfy, in the order it is checked. The first failure is the answer.</summary>
internal static class AuthorizeChecks
{
    /// <summary>Failures that must not be sent to a callback, because nobody knows yet whose it is.</summary>
    internal static readonly Func<AuthorizeRequest, OAuthError?>[] AnsweredDirectly =
    [
        RequireGet,
        RequireClient,
        RequireRegisteredCallback,
    ];

    /// <summary>Failures that the callback is told.</summary>
    internal static readonly Func<AuthorizeRequest, OAuthError?>[] AnsweredByRedirect =
    [
        RequireCertificateOfClient,
        RequireIndividualAuthentication,
        RequireCodeResponse,
        RequireOrgCode,
        RequireTransactionId,
        RequireState,
        RequireAppScheme,
        RequireCi,
    ];

    private static OAuthError? RequireGet(AuthorizeRequest request) =>
        HttpMethods.IsGet(request.Method) ? null : OAuthError.MethodNotAllowed();

    private static OAuthError? RequireClient(AuthorizeRequest request) =>
        request.Client is null ? OAuthError.InvalidClientId() : null;

    private static OAuthError? RequireRegisteredCallback(AuthorizeRequest request) =>
        request["redirect_uri"] is { } uri && request.Client!.RedirectUris.Contains(uri)
            ? null
            : OAuthError.InvalidRequest("등록되지 않은 redirect_uri입니다");

    private static OAuthError? RequireCertificateOfClient(AuthorizeRequest request) =>
        request.Client!.SerialNumber == request.SerialNumber ? null : OAuthError.UnauthorizedClient();

    private static OAuthError? RequireIndividualAuthentication(AuthorizeRequest request) =>
        request.Institution.AuthType == "03" ? null : OAuthError.InvalidRequest("통합인증만 제공하는 기관입니다");

    private static OAuthError? RequireCodeResponse(AuthorizeRequest request) =>
        request["response_type"] switch
        {
            "code" => null,
            null => OAuthError.InvalidRequest("response_type은 필수입니다"),
            _ => OAuthError.UnsupportedResponseType(),
        };

    private static OAuthError? RequireOrgCode(AuthorizeRequest request) =>
        request["org_code"] == request.Institution.OrgCode ? null : OAuthError.InvalidRequest("org_code가 올바르지 않습니다");

    private static OAuthError? RequireTransactionId(AuthorizeRequest request) =>
        TransactionId.IsWellFormed(request.TransactionId)
            ? null
            : OAuthError.InvalidRequest("x-api-tran-id가 올바르지 않습니다");

    private static OAuthError? RequireState(AuthorizeRequest request) =>
        request["state"] is { Length: <= 40 } state && state.All(char.IsAsciiLetterOrDigit)
            ? null
            : OAuthError.InvalidRequest("state가 올바르지 않습니다");

    private static OAuthError? RequireAppScheme(AuthorizeRequest request) =>
        request["app_scheme"] is { Length: <= 100 } ? null : OAuthError.InvalidRequest("app_scheme은 필수입니다");

    private static OAuthError? RequireCi(AuthorizeRequest request) =>
        request.Ci is { Length: > 0 and <= 100 } ? null : OAuthError.InvalidRequest("x-user-ci는 필수입니다");
}
