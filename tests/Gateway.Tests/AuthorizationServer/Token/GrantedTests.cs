using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Gateway.Tests.Fakes;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Token;

/// <summary>What the customer granted, as the token answer and the access token say it: never more than was asked and ticked.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class GrantedTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L115_The_answer_says_what_was_granted_and_it_is_only_what_was_ticked()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.SignedInAsync();
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
        var interaction = await flow.SignedInAsync();

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
    public async Task L134_A_grant_is_not_active_before_its_code_is_redeemed()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        var code = await flow.CodeAsync();
        Assert.Equal("Given", Assert.Single(hub.Grants.All, grant => grant.Client == client.Id).State.ToString());

        await flow.RedeemAsync(code);
        Assert.Equal("Active", Assert.Single(hub.Grants.All, grant => grant.Client == client.Id).State.ToString());
    }
}
