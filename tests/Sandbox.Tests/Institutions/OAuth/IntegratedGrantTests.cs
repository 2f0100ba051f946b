using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MyDataHub.Sandbox.Tests.Running;

namespace MyDataHub.Sandbox.Tests.Institutions.OAuth;

/// <summary>통합인증-002: a signed consent for tokens, and every way in which it can be wrong.</summary>
public sealed class IntegratedGrantTests : SandboxTest
{
    [Fact]
    public async Task A_signed_consent_becomes_tokens_that_open_the_account_list()
    {
        var tokens = await Operator.LinkAsync(TestSandbox.Bank, SmallHouseholds.Haneul, "bank.list", "bank.deposit");

        Assert.Equal(HttpStatusCode.OK, tokens.Status);
        Assert.Equal("bank.list bank.deposit", tokens["scope"]);
        Assert.Equal(("7776000", "31536000"), (tokens["expires_in"], tokens["refresh_token_expires_in"]));
        Assert.Equal(3, tokens["access_token"]!.Split('.').Length);
        Assert.Equal("3", (await AccountsAsync(tokens["access_token"]!))["account_cnt"]);
    }

    [Theory]
    [InlineData("tx_id", null, "invalid_request")]
    [InlineData("tx_id", "MD_D1AAAU0000_A1DAON0000_0000000000_Z1SIGN0000_20260112120000_000000000001", "invalid_request")]
    [InlineData("request_type", "0", "invalid_request")]
    [InlineData("password_len", "7", "invalid_request")]
    [InlineData("consent_len", "7", "invalid_request")]
    [InlineData("auth_type", "0", "invalid_request")]
    [InlineData("cert_tx_id", null, "invalid_request")]
    [InlineData("cert_tx_id", "somebody-elses", "invalid_grant")]
    [InlineData("ca_code", "Z9SIGN0000", "invalid_request")]
    [InlineData("client_secret", "wrong", "invalid_client")]
    [InlineData("client_id", "wrong", "invalid_client")]
    [InlineData("org_code", "A1DAON0000", "invalid_request")]
    [InlineData("grant_type", "magic", "unsupported_grant_type")]
    public async Task A_form_with_one_wrong_member_is_refused(string member, string? value, string error)
    {
        var form = await Operator.SignedFormAsync(TestSandbox.Bank, SmallHouseholds.Haneul, Operator.Consent(TestSandbox.Bank, "bank.list"));
        form.Remove(member);
        if (value is not null)
        {
            form[member] = value;
        }

        await AssertRefusedAsync(form, error);
    }

    [Fact]
    public async Task Another_persons_ci_is_refused()
    {
        var form = await Operator.SignedFormAsync(TestSandbox.Bank, SmallHouseholds.Haneul, Operator.Consent(TestSandbox.Bank, "bank.list"));
        form["username"] = SmallHouseholds.Junho.Ci;

        await AssertRefusedAsync(form, "unauthorized_user");
    }

    [Fact]
    public async Task Somebody_who_is_no_customer_is_refused() =>
        Assert.Equal("unauthorized_user", (await Operator.LinkAsync(TestSandbox.Bank, SmallHouseholds.Junho, "bank.list")).Error);

    [Fact]
    public async Task A_consent_changed_after_signing_is_refused()
    {
        var form = await Operator.SignedFormAsync(TestSandbox.Bank, SmallHouseholds.Haneul, Operator.Consent(TestSandbox.Bank, "bank.list"));
        form["consent"] = form["consent"].Replace("20270112", "20280112", StringComparison.Ordinal);

        await AssertRefusedAsync(form, "invalid_grant");
    }

    [Fact]
    public async Task A_signature_that_is_none_is_refused()
    {
        var form = await Operator.SignedFormAsync(TestSandbox.Bank, SmallHouseholds.Haneul, Operator.Consent(TestSandbox.Bank, "bank.list"));
        (form["password"], form["password_len"]) = ("bm8gc2lnbmF0dXJl", "16");

        await AssertRefusedAsync(form, "invalid_grant");
    }

    [Theory]
    [InlineData("snd_org_code", "A1DAON0000", "invalid_request")]
    [InlineData("rcv_org_code", "D9AAAU0000", "invalid_request")]
    [InlineData("end_date", "20260111", "invalid_request")]
    [InlineData("end_date", "20310113", "invalid_request")]
    [InlineData("end_date", "soon", "invalid_request")]
    [InlineData("purpose", "", "invalid_request")]
    [InlineData("is_scheduled", "yes", "invalid_request")]
    public async Task A_consent_with_one_wrong_member_is_refused(string member, string value, string error)
    {
        var consent = Operator.Consent(TestSandbox.Bank, "bank.list");
        consent[member] = value;

        await AssertRefusedAsync(await Operator.SignedFormAsync(TestSandbox.Bank, SmallHouseholds.Haneul, consent), error);
    }

    [Theory]
    [InlineData("card.list", "invalid_scope")]
    [InlineData("bank.deposit:99999999", "invalid_request")]
    public async Task A_consent_for_what_is_not_there_is_refused(string target, string error) =>
        Assert.Equal(error, (await Operator.LinkAsync(TestSandbox.Bank, SmallHouseholds.Haneul, "bank.list", target)).Error);

    [Fact]
    public async Task Young_people_have_an_endpoint_of_their_own()
    {
        var consent = Operator.Consent(TestSandbox.Bank, "bank.list");
        var young = await Operator.SignedFormAsync(TestSandbox.Bank, SmallHouseholds.Young, consent);
        var grown = await Operator.SignedFormAsync(TestSandbox.Bank, SmallHouseholds.Haneul, consent);

        Assert.Equal("unauthorized_user", (await Operator.PostFormAsync(TestSandbox.Bank, "v2/oauth/2.0/token", young)).Error);
        Assert.Equal("unauthorized_user", (await Operator.PostFormAsync(TestSandbox.Bank, "v2/oauth/2.0/youth_token", grown)).Error);
        Assert.NotNull((await Operator.PostFormAsync(TestSandbox.Bank, "v2/oauth/2.0/youth_token", young))["access_token"]);
    }

    [Fact]
    public async Task A_joint_certificate_signs_the_consent_itself()
    {
        var form = await JointFormAsync("nonce-1", "nonce-1");

        Assert.NotNull((await Operator.PostFormAsync(TestSandbox.Bank, "oauth/2.0/token", form))["access_token"]);
    }

    [Fact]
    public async Task An_agreement_made_for_another_consent_is_refused() => await AssertRefusedAsync(await JointFormAsync("nonce-1", "nonce-2"), "invalid_grant");

    [Fact]
    public async Task A_new_consent_ends_the_tokens_of_the_old_one_without_a_word()
    {
        var old = await LinkedAsync();
        var next = await LinkedAsync();

        Assert.Equal("40101", (await AccountsAsync(old)).Code);
        Assert.Equal("00000", (await AccountsAsync(next)).Code);
    }

    private async Task<Dictionary<string, string>> JointFormAsync(string nonceInAgreement, string nonce)
    {
        var consent = Operator.Consent(TestSandbox.Bank, "bank.list").ToJsonString();
        using var answer = await Sandbox.ControlPort.PostAsJsonAsync(
            "control/ca/joint-sign", new { ci = SmallHouseholds.Haneul.Ci, consent, consent_nonce = nonceInAgreement });
        var signed = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var (agreement, signature) = ((string)signed["signed_person_info_req"]!, (string)signed["signed_consent"]!);
        return new Dictionary<string, string>(Operator.ClientForm(TestSandbox.Bank, "password"))
        {
            ["tx_id"] = "MD_D1AAAU0000_A1GAON0000_0000000000_Z1SIGN0000_20260112120000_000000000001",
            ["ca_code"] = "Z1SIGN0000",
            ["username"] = SmallHouseholds.Haneul.Ci,
            ["request_type"] = "1",
            ["password_len"] = Operator.Length(signature),
            ["password"] = signature,
            ["auth_type"] = "0",
            ["consent_type"] = "0",
            ["signed_person_info_req_len"] = Operator.Length(agreement),
            ["signed_person_info_req"] = agreement,
            ["consent_nonce"] = nonce,
        };
    }

    private async Task AssertRefusedAsync(Dictionary<string, string> form, string error)
    {
        var reply = await Operator.PostFormAsync(TestSandbox.Bank, "oauth/2.0/token", form);

        Assert.Equal((HttpStatusCode.BadRequest, error), (reply.Status, reply.Error));
        Assert.Null(reply["access_token"]);
    }
}
