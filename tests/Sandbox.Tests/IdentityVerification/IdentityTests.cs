using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.IdentityVerification;

/// <summary>The identity issuer as a relying party meets it.</summary>
public sealed class IdentityTests : SandboxTest
{
    private const string Verifier = "a-verifier-that-is-long-enough-to-be-one-0123456789";
    private const string Callback = "http://localhost:8080/signin/callback";

    [Fact]
    public async Task A_person_who_signs_in_is_stated_with_ci_and_nonce()
    {
        var token = await ExchangeAsync(await CodeAsync());
        var keys = new JsonWebKeySet(await Sandbox.Browser.GetStringAsync("identity/jwks"));
        var checkedToken = await new JsonWebTokenHandler().ValidateTokenAsync((string)token["id_token"]!, new TokenValidationParameters
        {
            ValidIssuer = (string)(await DiscoveryAsync())["issuer"]!,
            ValidAudience = Operator.Secrets.IdentityClientId,
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidateLifetime = false,
        });

        Assert.True(checkedToken.IsValid);
        Assert.Equal(SmallHouseholds.Haneul.Ci, checkedToken.Claims["ci"]);
        Assert.Equal(("김하늘", "1990-03-01", "n0nce"), (checkedToken.Claims["name"], checkedToken.Claims["birthdate"], checkedToken.Claims["nonce"]));
    }

    [Fact]
    public async Task A_code_needs_its_verifier_and_works_once()
    {
        Assert.Equal("invalid_grant", (string?)(await ExchangeAsync(await CodeAsync(), "another-verifier"))["error"]);

        var code = await CodeAsync();
        await ExchangeAsync(code);

        Assert.Equal("invalid_grant", (string?)(await ExchangeAsync(code))["error"]);
    }

    [Fact]
    public async Task A_wrong_client_secret_is_refused() =>
        Assert.Equal("invalid_client", (string?)(await ExchangeAsync(await CodeAsync(), secret: "wrong"))["error"]);

    [Theory]
    [InlineData("redirect_uri", "https://elsewhere.example/callback", HttpStatusCode.BadRequest)]
    [InlineData("client_id", "wrong", HttpStatusCode.BadRequest)]
    [InlineData("code_challenge_method", "plain", HttpStatusCode.Found)]
    [InlineData("response_type", "token", HttpStatusCode.Found)]
    public async Task A_wrong_request_is_refused(string member, string value, HttpStatusCode status)
    {
        using var answer = await Sandbox.Browser.GetAsync(Authorize((member, value)));

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_signs_in_whoever_is_picked_with_the_number_it_shows()
    {
        var page = await Sandbox.Browser.GetStringAsync(Authorize());
        var form = Fields(page);
        form["person"] = SmallHouseholds.Junho.LoginId;
        form["number"] = "000000";
        var wrong = await PostAsync(form);

        Assert.Contains("인증번호가 다릅니다", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        form["number"] = Regex.Match(page, "id=\"one-time\">([0-9]{6})").Groups[1].Value;
        var right = await PostAsync(form);

        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        Assert.StartsWith(Callback + "?code=", right.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_signs_nobody_in()
    {
        var form = Fields(await Sandbox.Browser.GetStringAsync(Authorize()));
        form["form_token"] = "guessed";

        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(form)).StatusCode);
    }

    private static Dictionary<string, string> Fields(string page) =>
        Regex.Matches(page, "type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"").ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    private Task<HttpResponseMessage> PostAsync(Dictionary<string, string> form) =>
        Sandbox.Browser.PostAsync("identity/authorize", new FormUrlEncodedContent(form));

    private async Task<JsonNode> DiscoveryAsync() =>
        JsonNode.Parse(await Sandbox.Browser.GetStringAsync("identity/.well-known/openid-configuration"))!;

    private Uri Authorize(params (string Name, string Value)[] changes)
    {
        var query = new Dictionary<string, string?>
        {
            ["client_id"] = Operator.Secrets.IdentityClientId,
            ["redirect_uri"] = Callback,
            ["response_type"] = "code",
            ["scope"] = "openid ci",
            ["state"] = "st4te",
            ["nonce"] = "n0nce",
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
        {
            query[name] = value;
        }

        return new Uri(QueryHelpers.AddQueryString(new Uri(Sandbox.Host.Browser, "identity/authorize").ToString(), query));
    }

    private async Task<string> CodeAsync()
    {
        using var answer = await Sandbox.ControlPort.PostAsJsonAsync(
            "control/identity/approve", new { authorize_url = Authorize(), login_id = SmallHouseholds.Haneul.LoginId });
        var redirect = new Uri((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["redirect_url"]!);
        var query = QueryHelpers.ParseQuery(redirect.Query);
        Assert.Equal("st4te", query["state"]);
        return query["code"]!;
    }

    private async Task<JsonNode> ExchangeAsync(string code, string verifier = Verifier, string? secret = null)
    {
        using var answer = await Sandbox.Browser.PostAsync("identity/token", new FormUrlEncodedContent(
        [
            new("grant_type", "authorization_code"),
            new("code", code),
            new("redirect_uri", Callback),
            new("code_verifier", verifier),
            new("client_id", Operator.Secrets.IdentityClientId),
            new("client_secret", secret ?? Operator.Secrets.IdentityClientSecret),
        ]));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
