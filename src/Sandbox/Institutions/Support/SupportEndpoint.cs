using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Faults;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Institutions.Support;

/// <summary>What a provider serves to the portal (7.2): its token (지원-101) and its status (지원-102).</summary>
internal sealed class SupportEndpoint(ClientCredentials credentials, FaultBook faults)
{
    private const string Normal = "01";
    private const string Maintenance = "03";

    public Task<Answer> TokenAsync(HttpContext http) => credentials.TokenAsync(http);

    public Answer Status(HttpContext http, Institution institution)
    {
        if (!credentials.Admits(http.Request))
        {
            return Answer.Of(RspCode.InvalidToken);
        }

        if (http.Request.Query["org_code"] != institution.OrgCode)
        {
            return Answer.Of(RspCode.UnknownOrg);
        }

        var availability = faults.IsInMaintenance(institution.OrgCode) ? Maintenance : Normal;
        return Answer.Of(RspCode.Success, new JsonObject { ["availability"] = availability });
    }
}
