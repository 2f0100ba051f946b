using System.Net;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Token;

/// <summary>A code comes back to its own client, is good once and for a minute, and only for the flow it was made in.</summary>
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
    public async Task L047_The_answer_names_its_issuer_so_that_nobody_can_mix_it_up()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.SignedInAsync();

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

    private static async Task<HttpResponseMessage> RedeemAsync(HttpClient node, ThirdParty client, Flow flow, string code) => await node.PostAsync(
        "/oauth/token",
        new FormUrlEncodedContent(client.Authenticated(
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Flow.RedirectUri), ("code_verifier", flow.Verifier))));
}
