using System.Globalization;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Clock;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Portal;

/// <summary>
/// 지원-002 and 지원-003: who takes part, where, and with which credentials. Nothing changes while the sandbox runs.
/// </summary>
internal sealed class OrgDirectory(Parties parties, OperatorClients clients, SandboxClock clock)
{
    private const string Provider = "01";
    private const string Operator = "03";
    private const string SignatureAuthority = "06";
    private const string Portal = "07";
    private const string New = "I";

    private readonly string _timestamp = WireTime.DateTime(clock.GetUtcNow());

    public Answer Orgs(string? searchTimestamp) => Unless(searchTimestamp, () =>
    [
        .. Catalogue.Institutions.Select(OrgOf),
        .. clients.All.Select(OrgOf),
        Org(Catalogue.CertificateAuthority, SignatureAuthority, "새나인증", "220-81-00001"),
        Org(Catalogue.Portal, Portal, "종합포털", "220-81-00002"),
    ]);

    public Answer Services(string? searchTimestamp) => Unless(searchTimestamp, () =>
        [.. clients.All.Select(client => new JsonObject
        {
            ["org_code"] = client.OrgCode,
            ["service_cnt"] = "1",
            ["service_list"] = new JsonArray(ServiceOf(client)),
        })]);

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static JsonArray Rows(string member, IEnumerable<string> values) =>
        new([.. values.Select(value => (JsonNode)new JsonObject { [member] = value })]);

    private static JsonObject ServiceOf(OperatorClient client) => new()
    {
        ["service_name"] = client.Name,
        ["op_type"] = New,
        ["client_id"] = client.ClientId,
        ["client_secret"] = client.ClientSecret,
        ["redirect_uri_cnt"] = Count(client.RedirectUris.Count),
        ["redirect_uri_list"] = Rows("redirect_uri", client.RedirectUris),
        ["app_scheme_cnt"] = "1",
        ["app_scheme_list"] = Rows("app_scheme", [client.AppScheme]),
    };

    private Answer Unless(string? searchTimestamp, Func<JsonObject[]> orgs)
    {
        var isNumber = long.TryParse(searchTimestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var known);
        if (!isNumber && !string.IsNullOrEmpty(searchTimestamp))
        {
            return Answer.Of(RspCode.BadParameter);
        }

        if (known >= long.Parse(_timestamp, CultureInfo.InvariantCulture))
        {
            return Answer.Of(RspCode.UpToDate);
        }

        var list = orgs();
        return Answer.Of(RspCode.Success, new JsonObject
        {
            ["search_timestamp"] = _timestamp,
            ["org_cnt"] = Count(list.Length),
            ["org_list"] = new JsonArray([.. list]),
        });
    }

    private JsonObject OrgOf(Institution institution)
    {
        var org = Org(institution.OrgCode, Provider, institution.Name, institution.BusinessNumber);
        org["industry"] = institution.Industry.Wire();
        org["auth_type"] = institution.AuthType;
        org["np_time_cnt"] = Count(institution.Windows.Count);
        org["np_time_list"] = Rows("np_time", institution.Windows.Select(window => window.ToString()));
        return org;
    }

    private static JsonObject OrgOf(OperatorClient client) => new()
    {
        ["op_type"] = New,
        ["org_code"] = client.OrgCode,
        ["org_type"] = Operator,
        ["org_name"] = client.Name,
        ["org_regno"] = client.SerialNumber,
        ["serial_num"] = client.SerialNumber,
        ["ip_cnt"] = "1",
        ["ip_list"] = Rows("ip", ["127.0.0.1"]),
    };

    /// <summary>The domain is host and port, without a scheme; it is always https.</summary>
    private JsonObject Org(string orgCode, string type, string name, string businessNumber)
    {
        var host = parties.AddressOf(orgCode).Authority;
        return new JsonObject
        {
            ["op_type"] = New,
            ["org_code"] = orgCode,
            ["org_type"] = type,
            ["org_name"] = name,
            ["org_regno"] = businessNumber,
            ["serial_num"] = businessNumber,
            ["domain"] = host,
            ["domain_ip_cnt"] = "1",
            ["domain_ip_list"] = Rows("domain_ip", [host]),
        };
    }
}
