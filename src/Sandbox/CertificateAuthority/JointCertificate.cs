using System.Text.Json;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.CertificateAuthority;

/// <summary>
/// A person's joint certificate (공동인증서) at work: it signs the consent itself and the agreement to identity verification
/// (4.4.3).
/// </summary>
internal sealed class JointCertificate(ConsentSigner signer)
{
    /// <summary>The two signatures for one provider, as the signing software hands them to the operator.</summary>
    public (string SignedPersonInfoReq, string SignedConsent) Sign(string ci, string consent, string consentNonce)
    {
        var agreement = new JsonObject { ["ci"] = ci, ["consentNonce"] = consentNonce, ["userAgreement"] = "true" };
        return (signer.Sign(Answer.Bytes(agreement), detached: false),
            signer.Sign(System.Text.Encoding.UTF8.GetBytes(consent), detached: false));
    }

    /// <summary>The CI in a signed agreement, if it was made for this consent.</summary>
    internal static string? CiIn(byte[]? agreement, string consentNonce)
    {
        try
        {
            var stated = agreement is null ? null : JsonNode.Parse(agreement);
            return (string?)stated?["consentNonce"] == consentNonce ? (string?)stated?["ci"] : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
