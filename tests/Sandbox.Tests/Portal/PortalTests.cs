using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Institutions;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Portal;

/// <summary>지원 APIs (7.1, 7.2).</summary>
public sealed class PortalTests : SandboxTest
{
    [Fact]
    public async Task The_directory_names_every_institution_and_where_it_listens()
    {
        var reply = await GetAsync("v2/mgmts/orgs");
        var bank = reply.List("org_list").Single(org => (string?)org!["org_code"] == TestSandbox.Bank)!;

        Assert.Equal((Catalogue.Institutions.Count + 3).ToString(System.Globalization.CultureInfo.InvariantCulture), reply["org_cnt"]);
        Assert.Equal(Sandbox.Host.AddressOf(TestSandbox.Bank).Authority, (string?)bank["domain"]);
        Assert.Equal(("bank", "03", "0000:0600"), ((string?)bank["industry"], (string?)bank["auth_type"], (string?)bank["np_time_list"]![0]!["np_time"]));
    }

    [Fact]
    public async Task A_directory_that_has_not_changed_is_up_to_date()
    {
        var known = (await GetAsync("v2/mgmts/orgs"))["search_timestamp"];

        Assert.Equal("00001", (await GetAsync($"v2/mgmts/orgs?search_timestamp={known}")).Code);
    }

    [Fact]
    public async Task Services_carry_the_credentials_that_institutions_check()
    {
        var service = (await GetAsync("v2/mgmts/services")).List("org_list")[0]!["service_list"]![0]!;

        Assert.Equal(Operator.Secrets.OperatorClientSecret, (string?)service["client_secret"]);
        Assert.Equal(TestSandbox.Callback, (string?)service["redirect_uri_list"]![0]!["redirect_uri"]);
    }

    [Theory]
    [InlineData("client_secret", "wrong", "invalid_client")]
    [InlineData("scope", "ca", "invalid_scope")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    public async Task A_token_needs_the_right_credentials(string member, string value, string error)
    {
        var form = Form();
        form[member] = value;

        Assert.Equal(error, (await Operator.PostFormAsync(Catalogue.Portal, "mgmts/oauth/2.0/token", form)).Error);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_said() =>
        Assert.Equal("40101", (await Operator.SendAsync(Operator.Request(HttpMethod.Get, Catalogue.Portal, "v2/mgmts/orgs"))).Code);

    [Fact]
    public async Task Statistics_of_a_whole_week_are_taken_and_others_are_not()
    {
        var days = new JsonArray([.. Enumerable.Range(0, 7).Select(_ => (JsonNode)new JsonObject())]);
        var body = new JsonObject { ["type"] = "1", ["inquiry_date"] = "20260111", ["stat_date_cnt"] = "7", ["stat_date_list"] = days };

        Assert.Equal("00000", (await PostAsync(body)).Code);

        body["inquiry_date"] = "20260112";

        Assert.Equal("40001", (await PostAsync(body)).Code);
        Assert.Single(JsonNode.Parse(await Sandbox.ControlPort.GetStringAsync("control/statistics"))!.AsArray());
    }

    [Fact]
    public async Task An_institution_tells_the_portal_how_it_is()
    {
        Assert.Equal("01", (await StatusAsync())["availability"]);

        await Sandbox.FaultAsync(TestSandbox.Bank, "maintenance");

        Assert.Equal("03", (await StatusAsync())["availability"]);
    }

    [Fact]
    public async Task An_institution_lists_its_apis_without_a_token()
    {
        var path = $"bank/apis?org_code={TestSandbox.Bank}&client_id={Operator.Secrets.OperatorClientId}";
        var reply = await Operator.SendAsync(Operator.Request(HttpMethod.Get, TestSandbox.Bank, path));

        Assert.Equal(("00000", "v2"), (reply.Code, reply["version"]));
        Assert.Contains(reply.List("api_list"), api => (string?)api!["api_uri"] == "/accounts/deposit/basic" && (string?)api["api_code"] == "BA02");
    }

    private Dictionary<string, string> Form() => new()
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = Operator.Secrets.PortalClientId,
        ["client_secret"] = Operator.Secrets.PortalClientSecret,
        ["scope"] = "manage",
    };

    private async Task<string> TokenAsync() => (await Operator.PostFormAsync(Catalogue.Portal, "mgmts/oauth/2.0/token", Form()))["access_token"]!;

    private async Task<Reply> GetAsync(string path) => await WithTokenAsync(Operator.Request(HttpMethod.Get, Catalogue.Portal, path));

    private async Task<Reply> StatusAsync() => await WithTokenAsync(Operator.Request(HttpMethod.Get, TestSandbox.Bank, $"v2/mgmts/status?org_code={TestSandbox.Bank}"));

    private async Task<Reply> PostAsync(JsonObject body)
    {
        var request = Operator.Request(HttpMethod.Post, Catalogue.Portal, "v2/mgmts/statistics/mydata");
        request.Content = JsonContent.Create(body);
        return await WithTokenAsync(request);
    }

    private async Task<Reply> WithTokenAsync(HttpRequestMessage request)
    {
        request.Headers.Authorization = new("Bearer", await TokenAsync());
        return await Operator.SendAsync(request);
    }
}
