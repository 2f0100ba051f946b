using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Gateway.Tests.Fakes;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Token;

[Collection(AuthorizationHub.Collection)]
public sealed class CodeRedemptionTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L049_A_used_code_is_refused()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var code = await flow.CodeAsync();
        Assert.Equal(HttpStatusCode.OK, (await flow.RedeemAsync(code)).StatusCode);

        await (await flow.RedeemAsync(code)).OAuthErrorAsync(400, "invalid_grant");
    }

    [Fact]
    public async Task L049_A_code_is_redeemed_once_also_when_sixteen_try_at_once_on_two_nodes()
    {
        await using var second = await hub.StartSecondNodeAsync();
        using var client = await hub.RegisterAsync(usesDpop: false);
        using var flow = new Flow(hub, client);
        var code = await flow.CodeAsync();
        using var other = hub.NewClient(client.Certificate, second);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => number % 2 == 0 ? flow.RedeemAsync(code) : RedeemAsync(other, client, flow, code)));

        // The one that came first may have found that others came too: then nobody gets anything.
        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), 0, 1);
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest }));
    }

    [Fact]
    public async Task L107_A_second_use_of_a_code_ends_what_the_first_one_brought()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var code = await flow.CodeAsync();
        var tokens = await (await flow.RedeemAsync(code)).JsonAsync();

        await flow.RedeemAsync(code);

        await (await flow.RefreshAsync((string)tokens["refresh_token"]!)).OAuthErrorAsync(400, "invalid_grant");
        Assert.False(await flow.IsActiveAsync((string)tokens["access_token"]!));
    }

    [Fact]
    public async Task L037_A_code_lives_at_most_a_minute()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var code = await flow.CodeAsync();

        hub.Clock.Advance(TimeSpan.FromSeconds(60));

        await (await flow.RedeemAsync(code)).OAuthErrorAsync(400, "invalid_grant");
    }

    [Fact]
    public async Task L106_A_code_of_another_client_is_refused_and_stays_whole()
    {
        using var client = await hub.RegisterAsync();
        using var thief = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var code = await flow.CodeAsync();

        await (await thief.PostAsync("/oauth/token", ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Flow.RedirectUri), ("code_verifier", flow.Verifier)))
            .OAuthErrorAsync(400, "invalid_grant");

        Assert.Equal(HttpStatusCode.OK, (await flow.RedeemAsync(code)).StatusCode);
    }

    [Theory]
    [InlineData("redirect_uri", "https://budget.example/other")]
    [InlineData("redirect_uri", "")]
    [InlineData("code_verifier", "wrong-verifier-wrong-verifier-wrong-verifier-wrong")]
    [InlineData("code_verifier", "short")]
    [InlineData("code_verifier", "")]
    public async Task L106_A_code_with_another_redirect_uri_or_verifier_is_refused(string field, string value)
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        await (await flow.RedeemAsync(await flow.CodeAsync(), (field, value))).OAuthErrorAsync(400, "invalid_grant");
    }

    [Fact]
    public async Task L108_A_code_injected_from_another_flow_of_the_same_client_is_refused()
    {
        using var client = await hub.RegisterAsync();
        using var victim = new Flow(hub, client);
        using var attacker = new Flow(hub, client);

        await (await attacker.RedeemAsync(await victim.CodeAsync())).OAuthErrorAsync(400, "invalid_grant");
    }

    [Fact]
    public async Task L148_A_made_up_code_is_refused()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        await (await flow.RedeemAsync("made-up")).OAuthErrorAsync(400, "invalid_grant");
    }

    [Fact]
    public async Task L151_A_stolen_code_is_useless_without_the_clients_authentication()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var code = await flow.CodeAsync();
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = Flow.RedirectUri,
            ["code_verifier"] = flow.Verifier,
            ["client_id"] = client.Id.Value,
        };

        await (await client.SendAsync("/oauth/token", form, client.Proof("POST", "/oauth/token"))).OAuthErrorAsync(401, "invalid_client");
    }

    [Fact]
    public async Task L115_The_answer_says_what_was_granted_and_it_is_only_what_was_ticked()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.OpenAsync(await flow.PushedAsync());
        await flow.SignInAsync(interaction);
        var code = Flow.Received(await flow.DecideAsync(
            interaction, "allow", ($"item.{FakeGrants.Salary}", "on"), ("detail.balances", "on"), ("detail.transactions", "on"),
            ("ends_on", "2026-06-30"), ("history_from", "2026-02-01")))["code"];

        var granted = (await (await flow.RedeemAsync(code)).JsonAsync())["authorization_details"]!.AsArray().Single()!;

        Assert.Equal("""["bank"]""", granted["domains"]!.ToJsonString());
        Assert.Equal("""["itemsalary"]""", granted["accounts"]!.ToJsonString());
        Assert.Equal("""["balances","transactions"]""", granted["detail"]!.ToJsonString());
        Assert.Equal(("2026-06-30", "2026-02-01"), ((string?)granted["ends_on"], (string?)granted["history_from"]));
    }

    [Fact]
    public async Task L116_The_access_token_tells_the_resource_server_what_was_granted()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        var tokens = await flow.TokensAsync();

        var claims = OAuthReading.ClaimsOf((string)tokens["access_token"]!);
        Assert.Equal(tokens["authorization_details"]!.ToJsonString(), claims["authorization_details"]!.ToJsonString());
        Assert.Equal("at+jwt", (string?)OAuthReading.HeaderOf((string)tokens["access_token"]!)["typ"]);
    }

    [Fact]
    public async Task L117_A_part_of_what_was_granted_may_be_asked_and_never_more()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var tokens = await flow.TokensAsync();
        var part = tokens["authorization_details"]!.DeepClone();
        part[0]!["detail"] = new JsonArray("totals");
        part[0]!.AsObject().Remove("history_from");
        var more = tokens["authorization_details"]!.DeepClone();
        more[0]!["ends_on"] = "2027-06-01";

        var narrowed = await flow.RefreshAsync((string)tokens["refresh_token"]!, ("authorization_details", part.ToJsonString()));
        var widened = await flow.RefreshAsync((string)tokens["refresh_token"]!, ("authorization_details", more.ToJsonString()));

        Assert.Equal("""["totals"]""", (await narrowed.JsonAsync())["authorization_details"]![0]!["detail"]!.ToJsonString());
        await widened.OAuthErrorAsync(400, "invalid_authorization_details");
    }

    [Fact]
    public async Task L118_A_refusal_is_access_denied_and_nothing_is_granted()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.OpenAsync(await flow.PushedAsync());
        await flow.SignInAsync(interaction);

        var received = Flow.Received(await flow.DecideAsync(interaction, "refuse", Flow.Everything()));

        Assert.Equal(("access_denied", AuthorizationHub.Issuer, Flow.State), (received["error"], received["iss"], received["state"]));
        Assert.DoesNotContain(hub.Grants.All, grant => grant.Client == client.Id);
    }

    [Fact]
    public async Task L118_What_is_sent_beside_the_page_grants_nothing_that_was_not_asked()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var consent = Flow.Consent();
        consent["domains"] = new JsonArray("bank");
        consent["detail"] = new JsonArray("totals");
        consent.Remove("history_from");
        var interaction = await flow.OpenAsync(await flow.PushedAsync(request => request["authorization_details"] = new JsonArray(consent).ToJsonString()));
        await flow.SignInAsync(interaction);

        var code = Flow.Received(await flow.DecideAsync(interaction, "allow", [.. Flow.Everything().Where(field => field.Name != "history_from"), ("detail.policies", "on")]))["code"];

        var granted = (await (await flow.RedeemAsync(code)).JsonAsync())["authorization_details"]![0]!;
        Assert.Equal("""["bank"]""", granted["domains"]!.ToJsonString());
        Assert.Equal("""["totals"]""", granted["detail"]!.ToJsonString());
        Assert.DoesNotContain("itemcard", granted.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task L047_The_answer_names_its_issuer_so_that_nobody_can_mix_it_up()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.OpenAsync(await flow.PushedAsync());
        await flow.SignInAsync(interaction);

        var received = Flow.Received(await flow.DecideAsync(interaction, "allow", Flow.Everything()));

        Assert.Equal(["code", "iss", "state"], received.Keys.Order());
        Assert.Equal((AuthorizationHub.Issuer, Flow.State), (received["iss"], received["state"]));
    }

    [Fact]
    public async Task L055_A_state_of_a_thousand_characters_survives_and_none_stays_none()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var state = new string('s', 998) + "&=";
        var interaction = await flow.OpenAsync(await flow.PushedAsync(request => request["state"] = state));
        await flow.SignInAsync(interaction);
        Assert.Equal(state, Flow.Received(await flow.DecideAsync(interaction, "refuse"))["state"]);

        var without = await flow.OpenAsync(await flow.PushedAsync(request => request.Remove("state")));
        Assert.DoesNotContain("state", Flow.Received(await flow.DecideAsync(without, "refuse")).Keys);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(384)]
    public async Task L053_A_nonce_comes_back_whole_in_the_id_token(int length)
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var nonce = new string('n', length);

        var tokens = await flow.TokensAsync(request => request["nonce"] = nonce);

        Assert.Equal(nonce, (string?)OAuthReading.ClaimsOf((string)tokens["id_token"]!)["nonce"]);
    }

    [Fact]
    public async Task L053_Without_a_nonce_there_is_none()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        var tokens = await flow.TokensAsync(request => request.Remove("nonce"));

        Assert.False(OAuthReading.ClaimsOf((string)tokens["id_token"]!).ContainsKey("nonce"));
    }

    [Fact]
    public async Task L056_Who_the_customer_is_comes_by_an_id_token_under_a_name_of_this_client_alone()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        var tokens = await flow.TokensAsync();

        var claims = OAuthReading.ClaimsOf((string)tokens["id_token"]!);
        Assert.Equal(["aud", "auth_time", "exp", "iat", "iss", "nonce", "sub"], claims.Select(claim => claim.Key).Order());
        Assert.Equal((client.Id.Value, AuthorizationHub.Issuer), ((string?)claims["aud"], (string?)claims["iss"]));
        Assert.Equal((string?)claims["sub"], (string?)OAuthReading.ClaimsOf((string)tokens["access_token"]!)["sub"]);
        Assert.DoesNotContain(FakeEnrolment.Minji.ToString(), tokens.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task L056_Without_the_scope_openid_there_is_no_id_token()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        Assert.Null((await flow.TokensAsync(request => request["scope"] = "mydata"))["id_token"]);
    }

    [Fact]
    public async Task L134_A_grant_is_not_active_before_its_code_is_redeemed()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        var code = await flow.CodeAsync();
        Assert.Equal("Given", Assert.Single(hub.Grants.All, grant => grant.Client == client.Id).State.ToString());

        await flow.RedeemAsync(code);
        Assert.Equal("Active", Assert.Single(hub.Grants.All, grant => grant.Client == client.Id).State.ToString());
    }

    private static async Task<HttpResponseMessage> RedeemAsync(HttpClient node, ThirdParty client, Flow flow, string code) => await node.PostAsync(
        "/oauth/token",
        new FormUrlEncodedContent(client.Authenticated(
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Flow.RedirectUri), ("code_verifier", flow.Verifier))));
}
