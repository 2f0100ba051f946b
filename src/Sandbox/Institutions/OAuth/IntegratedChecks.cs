using System.Globalization;
using System.Text;
using MyDataHub.Sandbox.Institutions.Consents;

namespace MyDataHub.Sandbox.Institutions.OAuth;

/// <summary>
/// What a signed consent must satisfy in form and content, in the order it is checked. The first failure is the answer.
/// </summary>
internal static class IntegratedChecks
{
    private const int YouthFrom = 14;
    private const int YouthUntil = 18;
    private const int LongestYears = 5;

    private static readonly string[] Always =
        ["tx_id", "ca_code", "username", "request_type", "password_len", "password", "auth_type", "consent_type"];

    internal static readonly Func<IntegratedRequest, OAuthError?>[] OfForm =
    [
        RequireMembers,
        RequireOneRound,
        RequireMatchingTypes,
        RequireMembersOfType,
        RequireTrueLengths,
        RequireKnownAuthority,
        RequireTransactionOfParties,
    ];

    internal static readonly Func<IntegratedRequest, OAuthError?>[] OfContent =
    [
        RequireSamePerson,
        RequireCustomer,
        RequireAge,
        RequireWholeConsent,
        RequireBothParties,
        RequireEndDate,
        RequireScopesOfIndustry,
        RequireOwnAssets,
    ];

    private static OAuthError? RequireMembers(IntegratedRequest request) =>
        Array.Find(Always, member => request.Call[member] is null) is { } missing
            ? OAuthError.InvalidRequest($"{missing}는 필수입니다")
            : null;

    // v2 has one round only (4.4.2).
    private static OAuthError? RequireOneRound(IntegratedRequest request) =>
        request.Call["request_type"] == "1" ? null : OAuthError.InvalidRequest("request_type은 1이어야 합니다");

    // Joint certificates sign the text itself, private ones its hash.
    private static OAuthError? RequireMatchingTypes(IntegratedRequest request) =>
        (request.Call["auth_type"], request.Call["consent_type"]) is ("0", "0") or ("1", "1")
            ? null
            : OAuthError.InvalidRequest("auth_type과 consent_type의 조합이 올바르지 않습니다");

    private static OAuthError? RequireMembersOfType(IntegratedRequest request)
    {
        string[] members = request.IsJoint
            ? request.IsForYouth ? ["consent_nonce"] : ["consent_nonce", "signed_person_info_req_len", "signed_person_info_req"]
            : ["consent_len", "consent", "cert_tx_id"];
        return Array.Find(members, member => request.Call[member] is null) is { } missing
            ? OAuthError.InvalidRequest($"{missing}는 필수입니다")
            : null;
    }

    private static OAuthError? RequireTrueLengths(IntegratedRequest request)
    {
        string[] measured = ["password", "consent", "signed_person_info_req"];
        return Array.Find(measured, member => request.Call[member] is { } text && !HasLength(text, request.Call[member + "_len"])) is { } wrong
            ? OAuthError.InvalidRequest($"{wrong}_len이 올바르지 않습니다")
            : null;
    }

    // Whether lengths count characters or bytes is not said, so that either is taken.
    private static bool HasLength(string text, string? length) =>
        int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var stated)
        && (stated == text.Length || stated == Encoding.UTF8.GetByteCount(text));

    private static OAuthError? RequireKnownAuthority(IntegratedRequest request) =>
        request.Call["ca_code"] == Catalogue.CertificateAuthority
            ? null
            : OAuthError.InvalidRequest("ca_code를 확인할 수 없습니다");

    // MD_operator_provider_relay_authority_time_serial, at most 74 characters.
    private static OAuthError? RequireTransactionOfParties(IntegratedRequest request) =>
        request.Call["tx_id"] is { Length: <= 74 } txId
        && txId.Split('_') is ["MD", var operatorCode, var provider, _, var authority, { Length: 14 }, _]
        && operatorCode == request.Call.Client!.OrgCode
        && provider == request.Call.Institution.OrgCode
        && authority == request.Call["ca_code"]
            ? null
            : OAuthError.InvalidRequest("tx_id가 올바르지 않습니다");

    private static OAuthError? RequireSamePerson(IntegratedRequest request)
    {
        request.Person = request.Residents.Find(request.SignerCi);
        return request.Person is not null && request.SignerCi == request.Call["username"]
            ? null
            : OAuthError.UnauthorizedUser("CI가 일치하지 않습니다");
    }

    private static OAuthError? RequireCustomer(IntegratedRequest request) =>
        request.Residents.IsCustomer(request.Call.Institution.OrgCode, request.SignerCi!)
            ? null
            : OAuthError.UnauthorizedUser("고객이 아닙니다");

    // 청소년 통합인증-002 is for 14 to 18; older people use the ordinary endpoint, younger ones none.
    private static OAuthError? RequireAge(IntegratedRequest request)
    {
        var age = request.Residents.AgeOf(request.Person!);
        var isAllowed = request.IsForYouth ? age is >= YouthFrom and <= YouthUntil : age > YouthUntil;
        return isAllowed ? null : OAuthError.UnauthorizedUser("연령 제한으로 이용할 수 없습니다");
    }

    private static OAuthError? RequireWholeConsent(IntegratedRequest request)
    {
        request.Document = ConsentDocument.Parse(request.SignedConsent);
        request.Request = request.Document?.ToRequest();
        return request.Request is null ? OAuthError.InvalidRequest("전송요구서를 해석할 수 없습니다") : null;
    }

    private static OAuthError? RequireBothParties(IntegratedRequest request) =>
        request.Document!.Sender == request.Call.Institution.OrgCode && request.Document.Receiver == request.Call.Client!.OrgCode
            ? null
            : OAuthError.InvalidRequest("전송요구서의 기관코드가 올바르지 않습니다");

    private static OAuthError? RequireEndDate(IntegratedRequest request) =>
        request.Request!.EndDate >= request.Today && request.Request.EndDate <= request.Today.AddYears(LongestYears)
            ? null
            : OAuthError.InvalidRequest("종료시점이 올바르지 않습니다");

    private static OAuthError? RequireScopesOfIndustry(IntegratedRequest request)
    {
        var prefix = request.Call.Institution.Industry.Wire() + ".";
        return request.Request!.Targets.All(target => target.Scope.StartsWith(prefix, StringComparison.Ordinal))
            ? null
            : OAuthError.InvalidScope("다른 업권의 scope가 있습니다");
    }

    private static OAuthError? RequireOwnAssets(IntegratedRequest request)
    {
        var held = request.Residents.Assets(request.Call.Institution.OrgCode, request.SignerCi!);
        var foreign = request.Request!.Targets
            .SelectMany(target => (target.Assets ?? []).Select(asset => (target.Scope, asset)))
            .Any(asked => !held.Any(own => own.Scope == asked.Scope && own.Number == asked.asset.Number));
        return foreign ? OAuthError.InvalidRequest("정보주체의 자산이 아닙니다") : null;
    }
}
