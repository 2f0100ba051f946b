using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Institutions.OAuth;

/// <summary>개별인증: authorize server to server, the person's decision, the code, the tokens (4.3).</summary>
public sealed class CodeGrantTests : SandboxTest
{
    [Fact]
    public async Task A_code_becomes_tokens_for_what_the_person_chose()
    {
        var callback = await ApproveAsync(await LoginPageAsync());
        var tokens = await ExchangeAsync(callback["code"]!);

        Assert.Equal("st4te", callback["state"]);
        Assert.Equal(25, callback["api_tran_id"]!.Length);
        Assert.Equal("bank.list bank.deposit bank.db", tokens["scope"]);
        Assert.Equal("true", (await Operator.GetAsync(TestSandbox.Bank, "v2/bank/consents", tokens["access_token"]!))["is_scheduled"]);
    }

    [Fact]
    public async Task An_operator_that_prefers_an_app_is_told_its_schemes()
    {
        var request = Authorize();
        request.Headers.Accept.ParseAdd("application/json");
        var reply = await Operator.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, TestSandbox.Bank), (reply.Status, reply["org_code"]));
        Assert.StartsWith("mydataProviderApp", reply["app_scheme_iOS"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("client_id", "wrong", "invalid_client_id")]
    [InlineData("client_id", null, "invalid_client_id")]
    [InlineData("redirect_uri", "http://localhost:8080/elsewhere", "invalid_request")]
    public async Task What_may_not_be_sent_to_a_callback_is_answered_directly(string member, string? value, string error)
    {
        var reply = await Operator.SendAsync(Authorize((member, value)));

        Assert.Equal((HttpStatusCode.BadRequest, error, "st4te"), (reply.Status, reply.Error, reply["state"]));
        Assert.Null(reply.Location);
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("org_code", "A1DAON0000", "invalid_request")]
    [InlineData("state", "!", "invalid_request")]
    [InlineData("app_scheme", null, "invalid_request")]
    public async Task Other_errors_are_told_to_the_callback(string member, string? value, string error)
    {
        var reply = await Operator.SendAsync(Authorize((member, value)));

        Assert.Equal(HttpStatusCode.Found, reply.Status);
        Assert.Equal(error, Query(reply.Location!)["error"]);
    }

    [Fact]
    public async Task A_stranger_with_our_client_id_is_refused()
    {
        using var stranger = TestSandbox.Client("stranger");
        var reply = await new Operator(Sandbox) { Http = stranger }.SendAsync(Authorize());

        Assert.Equal("unauthorized_client", Query(reply.Location!)["error"]);
    }

    [Fact]
    public async Task Posting_is_not_allowed()
    {
        var request = Authorize();
        request.Method = HttpMethod.Post;

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "method_not_allowed"), await Operator.SendAsync(request) is var reply ? (reply.Status, reply.Error) : default);
    }

    [Fact]
    public async Task Somebody_else_than_the_operators_customer_is_refused()
    {
        var callback = await ApproveAsync(await LoginPageAsync(), new { ci = SmallHouseholds.Junho.Ci });

        Assert.Equal("unauthorized_user", callback["error"]);
    }

    [Fact]
    public async Task A_refusal_is_told_to_the_callback() =>
        Assert.Equal("access_denied", (await ApproveAsync(await LoginPageAsync(), new { refuse = true }))["error"]);

    [Fact]
    public async Task A_code_used_twice_takes_back_what_it_gave()
    {
        var code = (await ApproveAsync(await LoginPageAsync()))["code"]!;
        var tokens = await ExchangeAsync(code);

        Assert.Equal("invalid_grant", (await ExchangeAsync(code)).Error);
        Assert.Equal("40101", (await AccountsAsync(tokens["access_token"]!)).Code);
    }

    [Fact]
    public async Task A_code_runs_out_after_ten_minutes()
    {
        var code = (await ApproveAsync(await LoginPageAsync()))["code"]!;
        Sandbox.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal("invalid_grant", (await ExchangeAsync(code)).Error);
    }

    [Fact]
    public async Task A_code_is_bound_to_its_callback()
    {
        var code = (await ApproveAsync(await LoginPageAsync()))["code"]!;

        Assert.Equal("invalid_grant", (await ExchangeAsync(code, "http://localhost:8080/elsewhere")).Error);
    }

    [Fact]
    public async Task A_login_page_works_once()
    {
        var page = await LoginPageAsync();
        await ApproveAsync(page);

        using var again = await Sandbox.ControlPort.PostAsJsonAsync("control/individual/approve", new { login_url = page, ci = SmallHouseholds.Haneul.Ci });

        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task An_institution_with_integrated_authentication_only_refuses()
    {
        var request = Operator.Request(HttpMethod.Get, "T1HNRO0000", "oauth/2.0/authorize?" + QueryOf(("org_code", "T1HNRO0000")));
        request.Headers.Add("x-user-ci", SmallHouseholds.Haneul.Ci);

        Assert.Equal("invalid_request", Query((await Operator.SendAsync(request)).Location!)["error"]);
    }

    private HttpRequestMessage Authorize(params (string Name, string? Value)[] changes)
    {
        var request = Operator.Request(HttpMethod.Get, TestSandbox.Bank, "v2/oauth/2.0/authorize?" + QueryOf(changes));
        request.Headers.Add("x-user-ci", SmallHouseholds.Haneul.Ci);
        return request;
    }

    private string QueryOf(params (string Name, string? Value)[] changes)
    {
        var members = new Dictionary<string, string?>
        {
            ["org_code"] = TestSandbox.Bank,
            ["response_type"] = "code",
            ["client_id"] = Operator.Secrets.OperatorClientId,
            ["redirect_uri"] = TestSandbox.Callback,
            ["app_scheme"] = "mydatahub",
            ["state"] = "st4te",
        };
        foreach (var (name, value) in changes)
        {
            members[name] = value;
        }

        return string.Join('&', members.Where(member => member.Value is not null).Select(member => $"{member.Key}={Uri.EscapeDataString(member.Value!)}"));
    }

    private async Task<Uri> LoginPageAsync()
    {
        var reply = await Operator.SendAsync(Authorize());
        Assert.Equal(HttpStatusCode.Found, reply.Status);
        return reply.Location!;
    }

    private async Task<Dictionary<string, string?>> ApproveAsync(Uri loginPage, object? choices = null)
    {
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(choices ?? new { }))!.AsObject();
        body["login_url"] = loginPage.ToString();
        body["ci"] ??= SmallHouseholds.Haneul.Ci;
        using var answer = await Sandbox.ControlPort.PostAsJsonAsync("control/individual/approve", body);
        var redirect = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["redirect_url"]!;
        Assert.StartsWith(TestSandbox.Callback, redirect, StringComparison.Ordinal);
        return Query(new Uri(redirect));
    }

    private Task<Reply> ExchangeAsync(string code, string redirectUri = TestSandbox.Callback) =>
        Operator.PostFormAsync(TestSandbox.Bank, "v2/oauth/2.0/token", new Dictionary<string, string>(Operator.ClientForm(TestSandbox.Bank, "authorization_code"))
        {
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
        });

    private static Dictionary<string, string?> Query(Uri uri) =>
        QueryHelpers.ParseQuery(uri.Query).ToDictionary(member => member.Key, member => (string?)member.Value.ToString());
}
