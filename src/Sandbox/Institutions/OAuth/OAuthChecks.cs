using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.OAuth;

/// <summary>
/// What every form to the token and revocation endpoints must satisfy, in the order it is checked. The first failure is
/// the answer.
/// </summary>
internal static class OAuthChecks
{
    internal static readonly Func<OAuthCall, OAuthError?>[] InOrder =
    [
        RequirePost,
        RequireForm,
        RequireTransactionId,
        RequireKnownCertificate,
        RequireOrgCode,
        RequireClient,
        RequireCertificateOfClient,
    ];

    private static OAuthError? RequirePost(OAuthCall call) =>
        HttpMethods.IsPost(call.Method) ? null : OAuthError.MethodNotAllowed();

    private static OAuthError? RequireForm(OAuthCall call) =>
        call.IsForm ? null : OAuthError.InvalidRequest("application/x-www-form-urlencoded 형식이어야 합니다");

    private static OAuthError? RequireTransactionId(OAuthCall call) =>
        TransactionId.IsWellFormed(call.TransactionId) ? null : OAuthError.InvalidRequest("x-api-tran-id가 올바르지 않습니다");

    // 2.2: the Subject serialNumber of the client certificate is compared on every call.
    private static OAuthError? RequireKnownCertificate(OAuthCall call) =>
        call.IsKnownCertificate ? null : OAuthError.UnauthorizedClient();

    private static OAuthError? RequireOrgCode(OAuthCall call) =>
        call["org_code"] == call.Institution.OrgCode ? null : OAuthError.InvalidRequest("org_code가 올바르지 않습니다");

    private static OAuthError? RequireClient(OAuthCall call) =>
        call.Client is { } client && Secret.Matches(call["client_secret"], client.ClientSecret)
            ? null
            : OAuthError.InvalidClient();

    private static OAuthError? RequireCertificateOfClient(OAuthCall call) =>
        call.Client!.SerialNumber == call.SerialNumber ? null : OAuthError.UnauthorizedClient();
}
