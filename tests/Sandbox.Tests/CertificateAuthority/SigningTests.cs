using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.CertificateAuthority;

/// <summary>Signing consents at the integrated-authentication CA (4.4.5).</summary>
public sealed class SigningTests : SandboxTest
{
    private const string TxId = "MD_D1AAAU0000_A1GAON0000_0000000000_Z1SIGN0000_20260112120000_000000000001";

    [Fact]
    public async Task Nothing_is_signed_before_the_person_signs_and_everything_after()
    {
        var asked = await AskAsync();

        Assert.Equal("0", (await ResultAsync(asked))["signed_consent_cnt"]);
        Assert.Contains("서명을 마쳤습니다", await DecideAsync(asked, "sign"), StringComparison.Ordinal);

        var result = await ResultAsync(asked);

        Assert.Equal(("2", TxId), (result["signed_consent_cnt"], (string?)result.List("signed_consent_list")[0]!["tx_id"]));
    }

    [Fact]
    public async Task A_refusal_is_final()
    {
        var asked = await AskAsync();
        await DecideAsync(asked, "refuse");
        await DecideAsync(asked, "sign");

        Assert.Equal("40301", (await ResultAsync(asked)).Code);
    }

    [Theory]
    [InlineData("sign")]
    [InlineData("refuse")]
    public async Task A_decided_person_is_sent_back_to_a_web_address(string decision)
    {
        var asked = await AskAsync("https://hub.test/api/link/signed?link=1&step=2");
        using var answer = await PostAsync(asked, decision);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("https://hub.test/api/link/signed?link=1&step=2", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_decided_person_taps_a_link_into_the_operators_app()
    {
        var asked = await AskAsync("hubapp://signed?link=1");
        using var answer = await PostAsync(asked, "sign");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("href=\"hubapp://signed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_elsewhere_signs_nothing()
    {
        var asked = await AskAsync();
        using var answer = await Sandbox.Browser.PostAsync(
            new Uri(asked["sign_web_url"]!), new FormUrlEncodedContent([new("cert_tx_id", "guessed"), new("decision", "sign")]));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("0", (await ResultAsync(asked))["signed_consent_cnt"]);
    }

    [Fact]
    public async Task A_provider_learns_whose_signature_it_is_and_that_a_changed_consent_is_nobodys()
    {
        var asked = await AskAsync();
        using var signed = await Sandbox.ControlPort.PostAsJsonAsync("control/ca/sign", new { cert_tx_id = asked["cert_tx_id"] });
        var signature = (string)(await ResultAsync(asked)).List("signed_consent_list")[0]!["signed_consent"]!;

        var genuine = await VerifyAsync(asked, signature, "{\"a\":1}");
        var changed = await VerifyAsync(asked, signature, "{\"a\":2}");

        Assert.Equal(("true", SmallHouseholds.Haneul.Ci), (genuine["result"], genuine["user_ci"]));
        Assert.Equal(("false", null), (changed["result"], changed["user_ci"]));
    }

    [Theory]
    [InlineData("consent_cnt", "3", "40001")]
    [InlineData("consent_type", "2", "40001")]
    [InlineData("sign_tx_id", "", "40001")]
    [InlineData("user_ci", "nobody", "40403")]
    public async Task A_request_with_one_wrong_member_is_refused(string member, string value, string code)
    {
        var body = Body();
        body[member] = value;

        Assert.Equal(code, (await Operator.CallAuthorityAsync("v1/ca/sign_request", body)).Code);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_signed()
    {
        var request = Operator.Request(HttpMethod.Post, "Z1SIGN0000", "v1/ca/sign_request");
        request.Content = JsonContent.Create(Body());

        Assert.Equal("40101", (await Operator.SendAsync(request)).Code);
    }

    private static JsonObject Body() => new()
    {
        ["sign_tx_id"] = "sign-1",
        ["user_ci"] = SmallHouseholds.Haneul.Ci,
        ["request_title"] = "전송요구",
        ["return_app_scheme_url"] = "javascript:alert(1)",
        ["consent_type"] = "1",
        ["consent_cnt"] = "2",
        ["consent_list"] = new JsonArray(
            new JsonObject { ["consent_title"] = "가온은행 <b>", ["consent"] = "{\"a\":1}", ["tx_id"] = TxId },
            new JsonObject { ["consent_title"] = "다온은행", ["consent"] = "{\"b\":1}", ["tx_id"] = "another" }),
    };

    private async Task<Reply> AskAsync(string returnUrl = "javascript:alert(1)")
    {
        var body = Body();
        body["return_app_scheme_url"] = returnUrl;
        var reply = await Operator.CallAuthorityAsync("v1/ca/sign_request", body);
        var page = await Sandbox.Browser.GetStringAsync(new Uri(reply["sign_web_url"]!));
        Assert.Contains("서명하기", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", page, StringComparison.Ordinal);
        return reply;
    }

    private async Task<string> DecideAsync(Reply asked, string decision)
    {
        using var answer = await PostAsync(asked, decision);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("javascript:", page, StringComparison.Ordinal);
        return WebUtility.HtmlDecode(page);
    }

    private async Task<HttpResponseMessage> PostAsync(Reply asked, string decision)
    {
        using var form = new FormUrlEncodedContent([new("cert_tx_id", asked["cert_tx_id"]!), new("decision", decision)]);
        return await Sandbox.Browser.PostAsync(new Uri(asked["sign_web_url"]!), form);
    }

    private Task<Reply> ResultAsync(Reply asked) =>
        Operator.CallAuthorityAsync("v1/ca/sign_result", new JsonObject { ["cert_tx_id"] = asked["cert_tx_id"], ["sign_tx_id"] = "sign-1" });

    private Task<Reply> VerifyAsync(Reply asked, string signature, string consent) =>
        Operator.CallAuthorityAsync("v1/ca/sign_verification", new JsonObject
        {
            ["tx_id"] = TxId,
            ["cert_tx_id"] = asked["cert_tx_id"],
            ["signed_consent"] = signature,
            ["consent_type"] = "1",
            ["consent"] = consent,
        });
}
