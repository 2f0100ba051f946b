using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Institutions.Login;

/// <summary>An institution's pages as a browser meets them: sign in, choose, agree.</summary>
public sealed class LoginPageTests : SandboxTest
{
    [Fact]
    public async Task Signing_in_and_choosing_one_account_leads_to_a_consent_for_just_that()
    {
        var consentPage = await SignInAsync();
        var form = Hidden(await Sandbox.Browser.GetStringAsync(consentPage));
        form["decision"] = "agree";
        form["asset"] = $"bank.deposit|{SmallHouseholds.Other}|";
        form["end"] = "2026-12-31";
        form["memo"] = "on";
        var callback = QueryHelpers.ParseQuery((await PostAsync(consentPage, form)).Headers.Location!.Query);
        var tokens = await Operator.PostFormAsync(TestSandbox.Bank, "oauth/2.0/token", new Dictionary<string, string>(Operator.ClientForm(TestSandbox.Bank, "authorization_code"))
        {
            ["code"] = callback["code"]!,
            ["redirect_uri"] = TestSandbox.Callback,
        });
        var consent = await Operator.GetAsync(TestSandbox.Bank, "v2/bank/consents", tokens["access_token"]!);

        Assert.Equal("bank.list bank.deposit", tokens["scope"]);
        Assert.Equal(("false", "20261231", "true", "false"), (consent["is_scheduled"], consent["end_date"], consent["is_consent_trans_memo"], consent["is_consent_merchant_name_regno"]));
        Assert.Equal("40105", (await TransactionsAsync(tokens["access_token"]!)).Code);
    }

    [Fact]
    public async Task The_consent_page_lists_open_accounts_with_masked_numbers()
    {
        var page = WebUtility.HtmlDecode(await Sandbox.Browser.GetStringAsync(await SignInAsync()));

        Assert.Contains("입출금통장 ••••8901", page, StringComparison.Ordinal);
        Assert.DoesNotContain("해지한 통장", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusing_leads_back_without_a_code()
    {
        var consentPage = await SignInAsync();
        var form = Hidden(await Sandbox.Browser.GetStringAsync(consentPage));
        form["decision"] = "refuse";

        Assert.Equal("access_denied", QueryHelpers.ParseQuery((await PostAsync(consentPage, form)).Headers.Location!.Query)["error"]);
    }

    [Fact]
    public async Task Another_accounts_key_in_the_form_is_left_out()
    {
        var consentPage = await SignInAsync();
        var form = Hidden(await Sandbox.Browser.GetStringAsync(consentPage));
        form["decision"] = "agree";
        form["asset"] = "bank.deposit|99999999|";
        form["end"] = "2026-12-31";
        var callback = QueryHelpers.ParseQuery((await PostAsync(consentPage, form)).Headers.Location!.Query);

        Assert.True(callback.ContainsKey("code"));
        Assert.Equal("bank.list", (await ExchangeAsync(callback["code"]!))["scope"]);
    }

    [Fact]
    public async Task The_consent_page_cannot_be_reached_without_signing_in()
    {
        var login = await LoginPageAsync();
        using var answer = await Sandbox.Browser.GetAsync(new Uri(login.ToString().Replace("/login?", "/consent?", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_decides_nothing()
    {
        var login = await LoginPageAsync();
        var answer = await PostAsync(login, new Dictionary<string, string> { ["person"] = SmallHouseholds.Haneul.LoginId, ["form_token"] = "guessed" });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_forbid_scripts_and_frames()
    {
        using var answer = await Sandbox.Browser.GetAsync(await LoginPageAsync());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Hidden(string page) =>
        Regex.Matches(page, "type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"").ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    private Task<HttpResponseMessage> PostAsync(Uri page, Dictionary<string, string> form) => Sandbox.Browser.PostAsync(page, new FormUrlEncodedContent(form));

    private Task<Reply> ExchangeAsync(string code) =>
        Operator.PostFormAsync(TestSandbox.Bank, "oauth/2.0/token", new Dictionary<string, string>(Operator.ClientForm(TestSandbox.Bank, "authorization_code"))
        {
            ["code"] = code,
            ["redirect_uri"] = TestSandbox.Callback,
        });

    private async Task<Uri> LoginPageAsync()
    {
        var query = $"org_code={TestSandbox.Bank}&response_type=code&client_id={Operator.Secrets.OperatorClientId}&app_scheme=mydatahub&state=s1"
            + $"&redirect_uri={Uri.EscapeDataString(TestSandbox.Callback)}";
        var request = Operator.Request(HttpMethod.Get, TestSandbox.Bank, "oauth/2.0/authorize?" + query);
        request.Headers.Add("x-user-ci", SmallHouseholds.Haneul.Ci);
        return (await Operator.SendAsync(request)).Location!;
    }

    private async Task<Uri> SignInAsync()
    {
        var login = await LoginPageAsync();
        var page = await Sandbox.Browser.GetStringAsync(login);
        var form = Hidden(page);
        form["person"] = SmallHouseholds.Haneul.LoginId;
        form["number"] = Regex.Match(page, "id=\"one-time\">([0-9]{6})").Groups[1].Value;
        return new Uri(Sandbox.Host.Browser, (await PostAsync(login, form)).Headers.Location!);
    }
}
