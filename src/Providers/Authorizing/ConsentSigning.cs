using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents;

namespace MyDataHub.Providers.Authorizing;

/// <summary>
/// 통합인증: all consents of one round are signed at once with a certificate authority (section 4.4.5), then each is exchanged for
/// tokens at its institution. The consent text is built here from the terms, once, byte for byte as it will be sent.
/// </summary>
public interface IConsentSigning
{
    /// <summary>The certificate authorities that are configured.</summary>
    ImmutableArray<CertificateAuthorityEntry> Authorities { get; }

    Task<SigningOutcome> BeginAsync(SigningRequest request, CancellationToken ct);

    Task<SigningResult> ResultAsync(SigningTicket ticket, CancellationToken ct);
}

public sealed record CertificateAuthorityEntry(string OrgCode, string Name);

/// <summary>ReturnUrl is where the CA's page sends the browser afterwards.</summary>
public sealed record SigningRequest(
    OperatorId Operator, string AuthorityOrgCode, string Ci, string? RealName, string Title, Uri ReturnUrl, ImmutableArray<ConsentToSign> Consents);

public sealed record ConsentToSign(InstitutionId Institution, TransferTerms Terms);

/// <summary>An open signing round: serialisable, holds what ResultAsync needs, including each consent's exact text.</summary>
public sealed record SigningTicket(
    OperatorId Operator, string AuthorityOrgCode, string SignTxId, string CertTxId, Uri SignPage, ImmutableArray<PreparedConsent> Consents);

public sealed record PreparedConsent(InstitutionId Institution, string TxId, string Text);

public abstract record SigningOutcome
{
    private SigningOutcome()
    {
    }

    public sealed record Begun(SigningTicket Ticket) : SigningOutcome;

    public sealed record Refused(string Error) : SigningOutcome;

    public sealed record Unavailable(string Reason) : SigningOutcome;
}

public abstract record SigningResult
{
    private SigningResult()
    {
    }

    public sealed record Completed(ImmutableArray<SignedConsent> Consents) : SigningResult;

    /// <summary>The customer has not signed yet.</summary>
    public sealed record NotYet : SigningResult;

    public sealed record Refused(string Error) : SigningResult;

    public sealed record Unavailable(string Reason) : SigningResult;
}

/// <summary>One consent with its CMS signature (Base64url), ready for 통합인증-002 at its institution.</summary>
public sealed record SignedConsent(InstitutionId Institution, string TxId, string AuthorityOrgCode, string CertTxId, string Text, Secret Signature);
