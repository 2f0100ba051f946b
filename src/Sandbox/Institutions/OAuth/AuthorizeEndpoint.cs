using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Institutions.Login;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.OAuth;

/// <summary>개별인증-001: called server to server; the answer says where the person is to be taken.</summary>
internal sealed class AuthorizeEndpoint(OperatorClients clients, LoginDesk desk, Parties parties)
{
    public async Task HandleAsync(HttpContext http, Institution institution)
    {
        var request = new AuthorizeRequest(http, institution, clients);
        if (FirstOf(AuthorizeChecks.AnsweredDirectly, request) is { } refusal)
        {
            await refusal.ToAnswer(Context(request)).WriteAsync(http);
            return;
        }

        var pending = new PendingAuthorization(request);
        if (FirstOf(AuthorizeChecks.AnsweredByRedirect, request) is { } error)
        {
            http.Items[typeof(Answer)] = error.Error;
            http.Response.Redirect(pending.CallbackWith(error));
            return;
        }

        desk.Receive(pending);
        http.Items[typeof(Answer)] = "ok";
        var page = new Uri(parties.AddressOf(Parties.BrowserCode), $"{institution.OrgCode}/login?request={pending.Id}").ToString();
        if (request.WantsApp)
        {
            await Answer.Plain(200, "ok", AppAnswer(institution, pending, page)).WriteAsync(http);
            return;
        }

        http.Response.Redirect(page);
    }

    private static OAuthError? FirstOf(Func<AuthorizeRequest, OAuthError?>[] checks, AuthorizeRequest request) =>
        checks.Select(check => check(request)).FirstOrDefault(error => error is not null);

    private static JsonObject Context(AuthorizeRequest request) =>
        new() { ["state"] = request["state"] ?? "", ["api_tran_id"] = request.TransactionId ?? "" };

    // The schemes are the pre-allocated ones; where the app is not installed the page does the same.
    private static JsonObject AppAnswer(Institution institution, PendingAuthorization pending, string page) => new()
    {
        ["org_code"] = institution.OrgCode,
        ["app_scheme_iOS"] = $"mydataProviderApp01://authorize?request={pending.Id}",
        ["install_url_iOS"] = page,
        ["app_scheme_android"] = $"mydataProviderApp01://authorize?request={pending.Id}",
        ["install_url_android"] = page,
    };
}
