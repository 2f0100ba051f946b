using System.Net;
using System.Web;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Providers.Http;
using MyDataHub.Providers.KrMyData.Wire;

namespace MyDataHub.Providers.KrMyData.Authorizing;

/// <summary>개별인증-001 (section 4.3), called server to server: the page or the app that the customer must go to.</summary>
internal sealed class AuthorizeEndpoint(KrChannel to)
{
    private const int MaxState = 40;

    internal async Task<AuthorizeOutcome> AskAsync(string ci, string state, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(state.Length, MaxState, nameof(state));
        if (!state.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException("A state is letters and digits: aN(40).", nameof(state));
        }

        var query = KrRequests.Query(
            [
                ("org_code", to.Id.OrgCode),
                ("response_type", "code"),
                ("client_id", to.Operator.ClientId),
                ("redirect_uri", to.Operator.RedirectUri),
                ("app_scheme", to.Operator.AppScheme),
                ("state", state),
            ]);
        using var request = new HttpRequestMessage(HttpMethod.Get, to.OAuthUrl("/authorize" + query));
        request.Headers.Add("x-user-ci", ci);
        return Read(await to.Channel.SendAsync(request, new OutboundCall("AU01") { IsRepeatable = true }, ct));
    }

    private AuthorizeOutcome Read(OutboundAnswer answer) => answer switch
    {
        OutboundAnswer.Answered { Status: HttpStatusCode.Found or HttpStatusCode.SeeOther, Location: { } location } => Redirected(location),
        OutboundAnswer.Answered { Status: HttpStatusCode.OK } answered => App(answered.Body),
        _ when OAuthAnswers.Failure(answer) is { IsFinal: true } failure => new AuthorizeOutcome.Refused(failure.Reason),
        _ when OAuthAnswers.Failure(answer) is { } failure => new AuthorizeOutcome.Unavailable(failure.Reason),
        _ => new AuthorizeOutcome.Unavailable("malformed:$"),
    };

    // An error comes back as a redirect to our own callback; everything else is the institution's page for the customer.
    private AuthorizeOutcome Redirected(Uri location)
    {
        var target = location.IsAbsoluteUri ? location : new Uri(to.Entry.Address, location);
        if (target.AbsoluteUri.StartsWith(to.Operator.RedirectUri, StringComparison.Ordinal))
        {
            return new AuthorizeOutcome.Refused(OAuthAnswers.Label(HttpUtility.ParseQueryString(target.Query)["error"] ?? "unknown_error"));
        }

        return BrowserPage.IsSafe(target) ? new AuthorizeOutcome.Redirect(target) : new AuthorizeOutcome.Unavailable("malformed:location");
    }

    private static AuthorizeOutcome App(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = WireDocument.Parse(body);
            var app = new WireObject(document.RootElement, new WireNotes());
            var outcome = new AuthorizeOutcome.App(
                app.TextOrNull("app_scheme_iOS"), app.TextOrNull("install_url_iOS"), app.TextOrNull("app_scheme_android"), app.TextOrNull("install_url_android"));
            return outcome is { IosScheme: null, AndroidScheme: null } ? new AuthorizeOutcome.Unavailable("malformed:app_scheme") : outcome;
        }
        catch (WireFormatException exception)
        {
            return new AuthorizeOutcome.Unavailable($"malformed:{exception.Path}");
        }
    }
}
