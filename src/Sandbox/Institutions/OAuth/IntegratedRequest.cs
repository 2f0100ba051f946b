using System.Text;
using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.Institutions.Consents;

namespace MyDataHub.Sandbox.Institutions.OAuth;

/// <summary>A signed consent on its way to becoming a grant (통합인증-002). Each check adds what it found out.</summary>
internal sealed class IntegratedRequest(OAuthCall call, bool isForYouth, Residents residents, SandboxClock clock)
{
    public OAuthCall Call { get; } = call;

    public bool IsForYouth { get; } = isForYouth;

    public Residents Residents { get; } = residents;

    public DateOnly Today { get; } = clock.SeoulToday;

    public bool IsJoint => Call["auth_type"] == "0";

    /// <summary>The consent as it was sent beside the signature, for private certificates.</summary>
    public byte[] SentConsent { get; } = Encoding.UTF8.GetBytes(call["consent"] ?? "");

    /// <summary>The consent that the signature covers.</summary>
    public byte[]? SignedConsent { get; set; }

    /// <summary>Whom the certificate authority names as the signer.</summary>
    public string? SignerCi { get; set; }

    public Person? Person { get; set; }

    public ConsentDocument? Document { get; set; }

    public TransferRequest? Request { get; set; }
}
