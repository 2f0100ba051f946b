using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Institutions.Consents;
using MyDataHub.Sandbox.Wire;
using static MyDataHub.Sandbox.Pages.Page;

namespace MyDataHub.Sandbox.CertificateAuthority;

/// <summary>The page on which a person signs all consents at once, in place of the authority's app.</summary>
internal sealed class SigningPages(SigningDesk desk, ConsentSigner signer, Residents residents)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ca/sign/{certTxId}", (string certTxId) => desk.Find(certTxId) is { } request ? Show(request) : Gone());
        routes.MapPost("/ca/sign/{certTxId}", DecideAsync);
    }

    // The address of the page is unguessable and known to the person only, so that it is the form's token too; forms
    // from other sites are told apart by their origin.
    private async Task<IResult> DecideAsync(string certTxId, HttpContext http)
    {
        if (desk.Find(certTxId) is not { } request || !http.Request.HasFormContentType)
        {
            return Gone();
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!Secret.Matches(form["cert_tx_id"], request.CertTxId))
        {
            return Gone();
        }

        _ = form["decision"] == "sign" ? request.Sign(signer) : request.Refuse();
        return WebAddress(request) is { } address ? SeeOther(address) : Show(request);
    }

    private IResult Show(SignatureRequest request) => request switch
    {
        { IsRefused: true } => Of("서명을 취소했습니다", Back(request)),
        { Signatures: not null } => Of("서명을 마쳤습니다", $"<p>{request.Consents.Count}건의 전송요구에 서명했습니다.</p>{Back(request)}"),
        _ => Form(request),
    };

    private IResult Form(SignatureRequest request) => Of(
        "전자서명",
        $"""
        <p><strong>{Encode(residents.Find(request.Ci)?.Name)}</strong>님, {Encode(request.Title)}에 서명해 주세요.</p>
        <ol>{string.Concat(request.Consents.Select(Item))}</ol>
        <form method="post">
        {Hidden("cert_tx_id", request.CertTxId)}
        <button class="main" type="submit" name="decision" value="sign">서명하기</button>
        <button type="submit" name="decision" value="refuse">취소</button>
        </form>
        """);

    private static string Item(ConsentToSign consent)
    {
        var document = ConsentDocument.Parse(consent.Bytes);
        var provider = Catalogue.Find(document?.Sender ?? "")?.Name ?? document?.Sender;
        return $"<li>{Encode(consent.Title)}<br><small>{Encode(provider)} · {Encode(document?.Purpose)} · 종료 {Encode(document?.EndDate)}</small></li>";
    }

    // A browser follows a redirect to a web address by itself; into an app it may go only when the person taps a link.
    private static Uri? WebAddress(SignatureRequest request) =>
        Uri.TryCreate(request.ReturnUrl, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") ? url : null;

    /// <summary>Only web addresses and the operator's own schemes can be links; never a script.</summary>
    private static string Back(SignatureRequest request) =>
        Uri.TryCreate(request.ReturnUrl, UriKind.Absolute, out var url) && url.Scheme is not ("javascript" or "data" or "vbscript")
            ? $"""<p><a href="{Encode(url.AbsoluteUri)}">서비스로 돌아가기</a></p>"""
            : "<p>이 창을 닫고 서비스로 돌아가세요.</p>";
}
