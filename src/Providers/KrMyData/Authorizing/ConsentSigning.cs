using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Options;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Directory;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Authorizing;

/// <summary>통합인증-102 and 103 with a private certificate: all consents of a round are shown and signed together, and come back in their order.</summary>
internal sealed class ConsentSigning(
    CertificateAuthorityClient authorities, IInstitutionDirectory directory, IOptions<CertificateAuthoritiesOptions> options, TimeProvider time) : IConsentSigning
{
    // consent_cnt is N(4); before 2025 fifty was the limit, and no person reads more.
    private const int MaxConsents = 200;

    public ImmutableArray<CertificateAuthorityEntry> Authorities =>
        [.. options.Value.Items.Select(item => new CertificateAuthorityEntry(item.OrgCode, item.Name))];

    public async Task<SigningOutcome> BeginAsync(SigningRequest request, CancellationToken ct)
    {
        if (options.Value.Find(request.AuthorityOrgCode) is not { } authority)
        {
            return new SigningOutcome.Refused("unknown_authority");
        }

        if (request.Consents.Length is 0 or > MaxConsents)
        {
            return new SigningOutcome.Refused("consent_count");
        }

        var entries = await Task.WhenAll(request.Consents.Select(consent => directory.FindAsync(consent.Institution, ct)));
        if (entries.Any(entry => entry is null))
        {
            return new SigningOutcome.Refused("unknown_institution");
        }

        var now = time.GetUtcNow();
        var prepared = request.Consents.Zip(entries, (consent, entry) => new PreparedConsent(
            consent.Institution,
            TransactionNumbers.Consent(request.Operator, consent.Institution, authority.OrgCode, now),
            ConsentText.Of(request.Operator, consent.Institution, entry!.Sector, consent.Terms))).ToImmutableArray();
        return prepared.Any(consent => Encoding.UTF8.GetByteCount(consent.Text) > ConsentText.MaxBytes)
            ? new SigningOutcome.Refused("consent_too_long")
            : await AskAsync(request, authority, prepared, [.. entries.Select(entry => entry!.Name)], TransactionNumbers.Signing(request.Operator, authority.OrgCode, now), ct);
    }

    public async Task<SigningResult> ResultAsync(SigningTicket ticket, CancellationToken ct)
    {
        if (options.Value.Find(ticket.AuthorityOrgCode) is not { } authority)
        {
            return new SigningResult.Refused("unknown_authority");
        }

        var answer = await authorities.PostAsync(
            ticket.Operator, authority, "/v1/ca/sign_result", new OutboundCall("IA103") { IsRepeatable = true }, SigningMessages.Result(ticket), ct);
        return answer switch
        {
            null => new SigningResult.Unavailable("no-token"),
            OutboundAnswer.Answered { Code: "00000" } answered => SigningMessages.Signed(answered.Body, ticket),
            OutboundAnswer.Answered { Code: ['4', ..] code } => new SigningResult.Refused(OAuthAnswers.Label(code)),
            _ => new SigningResult.Unavailable(OAuthAnswers.Failure(answer)?.Reason ?? "malformed:rsp_code"),
        };
    }

    private async Task<SigningOutcome> AskAsync(
        SigningRequest request, CertificateAuthorityOptions authority, ImmutableArray<PreparedConsent> prepared, string[] names, string signTxId, CancellationToken ct)
    {
        var body = SigningMessages.Request(request, prepared, names, signTxId);
        var answer = await authorities.PostAsync(request.Operator, authority, "/v1/ca/sign_request", new OutboundCall("IA102"), body, ct);
        return answer switch
        {
            null => new SigningOutcome.Unavailable("no-token"),
            OutboundAnswer.Answered { Code: "00000" } answered => Begun(answered.Body, request, prepared, signTxId),
            OutboundAnswer.Answered { Code: ['4', ..] code } => new SigningOutcome.Refused(OAuthAnswers.Label(code)),
            _ => new SigningOutcome.Unavailable(OAuthAnswers.Failure(answer)?.Reason ?? "malformed:rsp_code"),
        };
    }

    private static SigningOutcome Begun(ReadOnlyMemory<byte> body, SigningRequest request, ImmutableArray<PreparedConsent> prepared, string signTxId)
    {
        try
        {
            using var document = WireDocument.Parse(body);
            var answer = new WireObject(document.RootElement, new WireNotes());
            return Uri.TryCreate(answer.Text("sign_web_url"), UriKind.Absolute, out var page) && BrowserPage.IsSafe(page)
                ? new SigningOutcome.Begun(new(request.Operator, request.AuthorityOrgCode, signTxId, answer.Text("cert_tx_id"), page, prepared))
                : new SigningOutcome.Unavailable("malformed:sign_web_url");
        }
        catch (WireFormatException exception)
        {
            return new SigningOutcome.Unavailable($"malformed:{exception.Path}");
        }
    }
}
