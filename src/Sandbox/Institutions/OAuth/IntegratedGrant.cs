using MyDataHub.Sandbox.CertificateAuthority;
using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Institutions.Consents;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.OAuth;

/// <summary>통합인증-002: a signed consent for a pair of tokens.</summary>
internal sealed class IntegratedGrant(
    ConsentSigner signer, SigningDesk desk, Residents residents, TokenIssuer issuer, SandboxClock clock)
{
    public Answer Exchange(OAuthCall call, bool isForYouth)
    {
        var request = new IntegratedRequest(call, isForYouth, residents, clock);
        var error = FirstOf(IntegratedChecks.OfForm, request)
            ?? (request.IsJoint ? VerifyJoint(request) : VerifyPrivate(request))
            ?? FirstOf(IntegratedChecks.OfContent, request);
        if (error is not null)
        {
            return error.ToAnswer();
        }

        var key = new GrantKey(call.Institution.OrgCode, request.SignerCi!, call.Client!.ClientId);
        var industry = call.Institution.Industry.Wire();
        return issuer.Issue(key, call.Client, request.Request!, industry, call["password"]).ToAnswer(call["tx_id"]);
    }

    private static OAuthError? FirstOf(Func<IntegratedRequest, OAuthError?>[] checks, IntegratedRequest request) =>
        checks.Select(check => check(request)).FirstOrDefault(error => error is not null);

    /// <summary>A private certificate signs the hash; the authority says who signed (sign_verification).</summary>
    private OAuthError? VerifyPrivate(IntegratedRequest request)
    {
        var signature = request.Call["password"]!;
        if (!signer.IsSignatureOver(signature, request.SentConsent))
        {
            return OAuthError.InvalidGrant("전자서명 검증에 실패하였습니다");
        }

        request.SignedConsent = request.SentConsent;
        request.SignerCi = desk.SignerOf(request.Call["cert_tx_id"], request.Call["tx_id"], request.SentConsent, signature);
        return request.SignerCi is null ? OAuthError.InvalidGrant("인증기관이 전자서명을 확인하지 못했습니다") : null;
    }

    /// <summary>
    /// A joint certificate signs the text; the signed agreement to identity verification gives the CI (UCPID).
    /// </summary>
    private OAuthError? VerifyJoint(IntegratedRequest request)
    {
        request.SignedConsent = signer.Open(request.Call["password"]!);
        if (request.SignedConsent is null)
        {
            return OAuthError.InvalidGrant("전자서명 검증에 실패하였습니다");
        }

        // The youth endpoint takes no identity verification, so that the name sent is all there is.
        request.SignerCi = request.IsForYouth
            ? request.Call["username"]
            : JointCertificate.CiIn(signer.Open(request.Call["signed_person_info_req"]!), request.Call["consent_nonce"]!);
        return request.SignerCi is null ? OAuthError.InvalidGrant("본인확인 정보를 확인하지 못했습니다") : null;
    }
}
