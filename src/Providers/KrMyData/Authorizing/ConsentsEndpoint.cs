using System.Globalization;
using MyDataHub.Domain.Consents;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Collecting;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData.Datasets;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Authorizing;

/// <summary>GET /{version}/{industry}/consents (section 6.1).</summary>
internal sealed class ConsentsEndpoint(KrChannel to, int version)
{
    internal async Task<ConsentOutcome> ReadAsync(TokenSet tokens, CancellationToken ct)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/v{version}/{to.Entry.Sector.Industry()}/consents");
        using var request = new HttpRequestMessage(HttpMethod.Get, to.Url(path + KrRequests.Query([("org_code", to.Id.OrgCode)])));
        request.Headers.Authorization = new("Bearer", tokens.Access.Value);
        request.Headers.Add("x-api-type", TransferKind.UserConsent.Wire());
        var answer = await to.Channel.SendAsync(request, new OutboundCall("CM02", TransferKind.UserConsent) { IsRepeatable = true }, ct);
        return answer switch
        {
            OutboundAnswer.Answered { Code: "00000" } answered => Read(answered.Body, tokens),
            OutboundAnswer.Answered { Code: { } code } when Reactions.Of(code) is Reaction.RefreshToken or Reaction.AskConsentAgain =>
                new ConsentOutcome.Gone(code),
            _ => new ConsentOutcome.Unavailable(OAuthAnswers.Failure(answer)?.Reason ?? "malformed:rsp_code"),
        };
    }

    private static ConsentOutcome Read(ReadOnlyMemory<byte> body, TokenSet tokens)
    {
        try
        {
            using var document = WireDocument.Parse(body);
            return new ConsentOutcome.Held(Terms(new(document.RootElement, new WireNotes()), tokens));
        }
        catch (WireFormatException exception)
        {
            return new ConsentOutcome.Unavailable($"malformed:{exception.Path}");
        }
    }

    // A period of 99991231 is the standard's "until the service ends", which has no earlier day to stand for it.
    private static TransferTerms Terms(WireObject row, TokenSet tokens) =>
        new([.. tokens.Scopes.Select(scope => new ScopeSelection(scope, []))], row.Text("purpose"), row.Day("end_date"), row.DayOrNull("period") ?? DateOnly.MaxValue)
        {
            IsScheduled = row.Flag("is_scheduled"),
            BasicCycleWeeks = Weeks(row.TextOrNull("fnd_cycle")),
            AdditionalCycleWeeks = Weeks(row.TextOrNull("add_cycle")),
            WithMemo = row.FlagOrFalse("is_consent_trans_memo"),
            WithMerchant = row.FlagOrFalse("is_consent_merchant_name_regno"),
            WithCategory = row.FlagOrFalse("is_consent_trans_category"),
        };

    // "1/w", "1/nw"; a daily cycle ("1/d") is rounded to the week, which is less than was agreed, never more.
    private static int? Weeks(string? cycle) => cycle switch
    {
        null => null,
        ['1', '/', >= '1' and <= '4' and var weeks, 'w'] => weeks - '0',
        "1/w" or "1/d" => 1,
        _ => 4,
    };
}
