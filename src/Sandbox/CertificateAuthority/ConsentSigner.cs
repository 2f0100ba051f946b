using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using MyDataHub.Sandbox.Hosting;

namespace MyDataHub.Sandbox.CertificateAuthority;

/// <summary>
/// Signs and checks consents as CMS SignedData in Base64url (4.4.2), with the consent inside (consent_type 0) or beside
/// it (1).
/// </summary>
internal sealed class ConsentSigner(Certificates certificates)
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    public string Sign(byte[] consent, bool detached)
    {
        var cms = new SignedCms(new ContentInfo(consent), detached);
        cms.ComputeSignature(new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificates.Signing)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = X509IncludeOption.EndCertOnly,
        });
        return Base64Url.EncodeToString(cms.Encode());
    }

    /// <summary>Whether this is our signature over exactly this consent.</summary>
    public bool IsSignatureOver(string signature, byte[] consent) =>
        Decode(signature, new SignedCms(new ContentInfo(consent), detached: true)) is not null;

    /// <summary>What was signed, when it is inside and the signature is ours; otherwise null.</summary>
    public byte[]? Open(string signature) => Decode(signature, new SignedCms())?.ContentInfo.Content;

    private SignedCms? Decode(string signature, SignedCms cms)
    {
        try
        {
            cms.Decode(Base64Url.DecodeFromChars(signature));
            cms.CheckSignature(verifySignatureOnly: true);
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException)
        {
            return null;
        }

        return cms.SignerInfos is [{ Certificate: { } signer }] && signer.Equals(certificates.Signing) ? cms : null;
    }
}
