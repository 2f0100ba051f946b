using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Institutions.DataApi;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.Support;

/// <summary>
/// 공통-001, GET /{industry}/apis: which version the sector's APIs have here, and which APIs there are. Needs no token.
/// </summary>
internal sealed class ApiCatalogue(OperatorClients clients)
{
    public Answer Handle(HttpContext http, Institution institution)
    {
        if (!clients.KnowsCertificate(Hosting.Caller.SerialNumberOf(http)))
        {
            return Answer.Of(RspCode.CertificateMismatch);
        }

        if (!TransactionId.IsWellFormed(http.Request.Headers[TransactionId.Header]))
        {
            return Answer.Of(RspCode.BadHeader);
        }

        if (!HttpMethods.IsGet(http.Request.Method))
        {
            return Answer.Of(RspCode.MethodNotAllowed);
        }

        if (clients.Find(http.Request.Query["client_id"]) is null)
        {
            return Answer.Of(RspCode.BadParameter);
        }

        return http.Request.Query["org_code"] == institution.OrgCode
            ? ListOf(institution)
            : Answer.Of(RspCode.UnknownOrg);
    }

    private static Answer ListOf(Institution institution)
    {
        var apis = ResourceTable.Of(institution.Industry)
            .OrderBy(resource => resource.ApiCode, StringComparer.Ordinal)
            .Select(resource => (JsonNode)new JsonObject { ["api_code"] = resource.ApiCode, ["api_uri"] = resource.Path })
            .ToArray();
        return Answer.Of(RspCode.Success, new JsonObject
        {
            ["version"] = institution.Version,
            ["min_version"] = institution.MinVersion,
            ["api_cnt"] = apis.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["api_list"] = new JsonArray(apis),
        });
    }
}
