using Microsoft.AspNetCore.WebUtilities;
using MyDataHub.Sandbox.CertificateAuthority;
using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Households;
using MyDataHub.Sandbox.IdentityVerification;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Institutions.Login;

namespace MyDataHub.Sandbox.Control;

/// <summary>What a person would do in a browser or on a phone, for callers that have neither.</summary>
internal sealed class HeadlessEndpoints(
    LoginDesk logins, SigningDesk signatures, ConsentSigner signer, IdentityDesk identity, Residents residents, SandboxClock clock)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control");
        control.MapPost("/ca/auto-sign", SignAtOnce);
        control.MapPost("/ca/sign", Sign);
        control.MapPost("/ca/joint-sign", SignJointly);
        control.MapPost("/individual/approve", Approve);
        control.MapPost("/identity/approve", Identify);
    }

    private IResult SignAtOnce(AutoSign setting)
    {
        signatures.SignAtOnce(setting.Ci ?? SigningDesk.Everybody, setting.Enabled);
        return Results.NoContent();
    }

    private IResult Sign(SignatureDecision decision)
    {
        if (signatures.Find(decision.CertTxId) is not { } request)
        {
            return Results.NotFound();
        }

        var isDone = decision.Refuse ? request.Refuse() : request.Sign(signer);
        return isDone ? Results.NoContent() : Results.Conflict();
    }

    private IResult SignJointly(JointSignature asked)
    {
        if (residents.Find(asked.Ci) is null)
        {
            return Results.NotFound();
        }

        var (agreement, consent) = new JointCertificate(signer).Sign(asked.Ci, asked.Consent, asked.ConsentNonce);
        return Results.Ok(new { SignedPersonInfoReq = agreement, SignedConsent = consent });
    }

    /// <summary>
    /// Signs in at the institution of a login page and decides there. Answers where the browser would be sent.
    /// </summary>
    private IResult Approve(Approval approval)
    {
        var query = QueryHelpers.ParseQuery(approval.LoginUrl.Query);
        if (logins.Find(query.GetValueOrDefault("request")) is not { } pending || PersonOf(approval.Ci, approval.LoginId) is not { } person)
        {
            return Results.NotFound();
        }

        if (logins.SignIn(pending, person) is { } refused)
        {
            return Results.Ok(new { RedirectUrl = refused });
        }

        var callback = approval.Refuse
            ? logins.Refuse(pending)
            : logins.Agree(pending, ApprovedRequest.Of(approval, pending, residents, clock.SeoulToday));
        return callback is null ? Results.NotFound() : Results.Ok(new { RedirectUrl = callback });
    }

    private IResult Identify(IdentityApproval approval)
    {
        if (PersonOf(approval.Ci, approval.LoginId) is not { } person)
        {
            return Results.NotFound();
        }

        var (request, _) = identity.Receive(QueryHelpers.ParseQuery(approval.AuthorizeUrl.Query));
        return request is null
            ? Results.BadRequest()
            : Results.Ok(new { RedirectUrl = identity.Identify(request, person) });
    }

    private Person? PersonOf(string? ci, string? loginId) => residents.Find(ci) ?? residents.FindByLogin(loginId);
}

/// <summary>Whether a person, or everybody without a CI, signs the moment a signature is asked for.</summary>
internal sealed record AutoSign(string? Ci = null, bool Enabled = true);

internal sealed record SignatureDecision(string CertTxId, bool Refuse = false);

internal sealed record JointSignature(string Ci, string Consent, string ConsentNonce);

internal sealed record IdentityApproval(Uri AuthorizeUrl, string? Ci = null, string? LoginId = null);

/// <summary>What a person chooses on an institution's consent page. Without assets all of theirs are chosen.</summary>
internal sealed record Approval(Uri LoginUrl, string? Ci = null, string? LoginId = null, bool Refuse = false)
{
    public IReadOnlyList<string>? Assets { get; init; }

    public bool Memo { get; init; } = true;

    public bool Merchant { get; init; } = true;

    public bool Category { get; init; } = true;

    public bool IsScheduled { get; init; } = true;

    public string Cycle { get; init; } = "1/w";

    /// <summary>A year from today when absent.</summary>
    public DateOnly? EndDate { get; init; }
}
