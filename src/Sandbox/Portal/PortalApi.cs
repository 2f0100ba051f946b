using System.Text.Json;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Portal;

/// <summary>
/// The general portal (종합포털, 7.1): token, directory of institutions, directory of services, and the weekly statistics.
/// </summary>
internal sealed class PortalApi(ClientCredentials credentials, OperatorClients clients, OrgDirectory directory, StatisticsBox statistics)
{
    public async Task HandleAsync(HttpContext http)
    {
        var answer = clients.KnowsCertificate(Caller.SerialNumberOf(http))
            ? http.Request.Path.Value == "/mgmts/oauth/2.0/token" ? await credentials.TokenAsync(http) : await CallAsync(http)
            : Answer.Of(RspCode.CertificateMismatch);
        await answer.WriteAsync(http);
    }

    private async Task<Answer> CallAsync(HttpContext http)
    {
        if (!TransactionId.IsWellFormed(http.Request.Headers[TransactionId.Header]))
        {
            return Answer.Of(RspCode.BadHeader);
        }

        if (!credentials.Admits(http.Request))
        {
            return Answer.Of(RspCode.InvalidToken);
        }

        return (http.Request.Method, http.Request.Path.Value) switch
        {
            ("GET", "/v1/mgmts/orgs" or "/v2/mgmts/orgs") => directory.Orgs(http.Request.Query["search_timestamp"]),
            ("GET", "/v1/mgmts/services" or "/v2/mgmts/services") => directory.Services(http.Request.Query["search_timestamp"]),
            ("POST", "/v1/mgmts/statistics/mydata" or "/v2/mgmts/statistics/mydata") => await ReceiveAsync(http, "mydata"),
            ("POST", "/v1/mgmts/statistics/provider" or "/v2/mgmts/statistics/provider") => await ReceiveAsync(http, "provider"),
            _ => Answer.Of(RspCode.NoEndpoint),
        };
    }

    private async Task<Answer> ReceiveAsync(HttpContext http, string from)
    {
        try
        {
            var body = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject;
            return Answer.Of(body is not null && statistics.Receive(from, body) ? RspCode.Success : RspCode.BadParameter);
        }
        catch (JsonException)
        {
            return Answer.Of(RspCode.BadParameter);
        }
    }
}
