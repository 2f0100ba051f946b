using System.Globalization;
using System.Text;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Http;

namespace MyDataHub.Providers.KrMyData.Authorizing;

/// <summary>개별인증-002 to 004 and 통합인증-002. Only a revocation is repeated: a code, a signature or a refresh token may be spent by a lost answer.</summary>
internal sealed class TokenEndpoint(KrChannel to, TimeProvider time)
{
    internal async Task<TokenOutcome> ExchangeAsync(Secret code, CancellationToken ct)
    {
        var answer = await PostAsync("/token", new("AU02"),
            [
                ("org_code", to.Id.OrgCode),
                ("grant_type", "authorization_code"),
                ("code", code.Value),
                .. Client(),
                ("redirect_uri", to.Operator.RedirectUri),
            ], ct);
        return OAuthAnswers.Tokens(answer, time.GetUtcNow());
    }

    /// <summary>A private certificate's signature: auth_type 1, consent_type 1 (section 4.4.2).</summary>
    internal async Task<TokenOutcome> ExchangeAsync(SignedConsent consent, string ci, CancellationToken ct)
    {
        var answer = await PostAsync("/token", new("AU11"),
            [
                ("tx_id", consent.TxId),
                ("org_code", to.Id.OrgCode),
                ("grant_type", "password"),
                .. Client(),
                ("ca_code", consent.AuthorityOrgCode),
                ("username", ci),
                ("request_type", "1"),
                ("password_len", Length(consent.Signature.Value)),
                ("password", consent.Signature.Value),
                ("auth_type", "1"),
                ("consent_type", "1"),
                ("consent_len", Length(consent.Text)),
                ("consent", consent.Text),
                ("cert_tx_id", consent.CertTxId),
            ], ct);
        return OAuthAnswers.Tokens(answer, time.GetUtcNow(), transaction: consent.TxId);
    }

    internal async Task<TokenOutcome> RefreshAsync(Secret refresh, bool reissue, CancellationToken ct)
    {
        var answer = await PostAsync("/token", new("AU03"),
            [
                ("org_code", to.Id.OrgCode),
                ("grant_type", "refresh_token"),
                ("refresh_token", refresh.Value),
                .. Client(),
                ("is_refresh_token_reissue", reissue ? "true" : "false"),
            ], ct);
        return OAuthAnswers.Tokens(answer, time.GetUtcNow(), sent: refresh);
    }

    internal async Task<RevokeOutcome> RevokeAsync(Secret access, RevokeType type, CancellationToken ct)
    {
        var answer = await PostAsync("/revoke", new("AU04") { IsRepeatable = true },
            [
                ("org_code", to.Id.OrgCode),
                ("token", access.Value),
                .. Client(),
                ("revoke_type", Wire(type)),
            ], ct);
        return OAuthAnswers.Revoked(answer);
    }

    private async Task<OutboundAnswer> PostAsync(string path, OutboundCall call, (string, string)[] form, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to.OAuthUrl(path)) { Content = KrRequests.Form(form) };
        return await to.Channel.SendAsync(request, call, ct);
    }

    private (string, string)[] Client() => [("client_id", to.Operator.ClientId), ("client_secret", to.Operator.ClientSecret)];

    private static string Length(string text) => Encoding.UTF8.GetByteCount(text).ToString(CultureInfo.InvariantCulture);

    private static string Wire(RevokeType type) => type switch
    {
        RevokeType.ByUser => "01",
        RevokeType.AbsentForAYear => "02",
        RevokeType.LeftTheInstitution => "03",
    };
}
