using System.Net;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Token;

[Collection(AuthorizationHub.Collection)]
public sealed class RefreshTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L035_A_refresh_token_is_not_rotated_and_works_again_and_again()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var token = (string)(await flow.TokensAsync())["refresh_token"]!;

        for (var i = 0; i < 3; i++)
        {
            var answer = await flow.RefreshAsync(token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Null((await answer.JsonAsync())["refresh_token"]);
        }
    }

    [Fact]
    public async Task L111_A_stolen_refresh_token_is_useless_without_the_clients_authentication()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var token = (string)(await flow.TokensAsync())["refresh_token"]!;
        var form = new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = token, ["client_id"] = client.Id.Value };

        await (await client.SendAsync("/oauth/token", form, client.Proof("POST", "/oauth/token"))).OAuthErrorAsync(401, "invalid_client");
    }

    [Fact]
    public async Task L112_A_refresh_token_of_another_client_is_refused()
    {
        using var client = await hub.RegisterAsync();
        using var thief = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var token = (string)(await flow.TokensAsync())["refresh_token"]!;

        await (await thief.PostAsync("/oauth/token", ("grant_type", "refresh_token"), ("refresh_token", token))).OAuthErrorAsync(400, "invalid_grant");
    }

    [Fact]
    public async Task L111_A_scope_is_never_widened_by_refreshing()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var token = (string)(await flow.TokensAsync(request => request["scope"] = "mydata"))["refresh_token"]!;

        await (await flow.RefreshAsync(token, ("scope", "mydata openid"))).OAuthErrorAsync(400, "invalid_scope");
    }

    [Fact]
    public async Task L094_A_client_refreshes_under_a_new_dpop_key_and_the_new_token_is_bound_to_it()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var token = (string)(await flow.TokensAsync())["refresh_token"]!;
        using var renewed = new ThirdParty(hub, client.Id, client.Key, SigningParty.ES256(null), null);

        var answer = await renewed.PostAsync("/oauth/token", ("grant_type", "refresh_token"), ("refresh_token", token));

        Assert.Equal(renewed.Dpop.Thumbprint, (string?)OAuthReading.ClaimsOf((string)(await answer.JsonAsync())["access_token"]!)["cnf"]!["jkt"]);
    }

    [Fact]
    public async Task L112_A_refresh_token_ends_with_its_grant()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var tokens = await flow.TokensAsync();
        hub.Grants.Put(GrantLifecycle.Revoke(hub.Grants.Of(GrantOf(tokens)), "customer", hub.Now));

        await (await flow.RefreshAsync((string)tokens["refresh_token"]!)).OAuthErrorAsync(400, "invalid_grant");
    }

    [Fact]
    public async Task L112_A_refreshed_token_says_what_the_grant_is_now_and_not_what_it_was()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var tokens = await flow.TokensAsync();
        var grant = hub.Grants.Of(GrantOf(tokens));
        hub.Grants.Put(GrantLifecycle.Narrow(grant, grant.Consent with { Domains = ConsentDomains.Bank }));

        var refreshed = await (await flow.RefreshAsync((string)tokens["refresh_token"]!)).JsonAsync();

        Assert.Equal("""["bank"]""", refreshed["authorization_details"]![0]!["domains"]!.ToJsonString());
    }

    [Fact]
    public async Task L112_A_refresh_token_is_over_when_the_consent_is()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var tokens = await flow.TokensAsync();
        var grant = hub.Grants.Of(GrantOf(tokens));
        hub.Grants.Put(grant with { Consent = grant.Consent with { EndsOn = KoreanTime.Day(hub.Now).AddDays(-1) } });

        await (await flow.RefreshAsync((string)tokens["refresh_token"]!)).OAuthErrorAsync(400, "invalid_grant");
    }

    [Fact]
    public async Task L111_A_made_up_refresh_token_is_refused()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        await (await flow.RefreshAsync("made-up")).OAuthErrorAsync(400, "invalid_grant");
        await (await client.PostAsync("/oauth/token", ("grant_type", "refresh_token"))).OAuthErrorAsync(400, "invalid_request");
    }

    [Fact]
    public async Task A_client_that_has_not_registered_for_refresh_tokens_gets_none()
    {
        using var client = await hub.RegisterAsync(change: metadata => metadata["grant_types"] = new System.Text.Json.Nodes.JsonArray("authorization_code"));
        using var flow = new Flow(hub, client);

        Assert.Null((await flow.TokensAsync())["refresh_token"]);
    }

    private static GrantId GrantOf(System.Text.Json.Nodes.JsonNode tokens) => new(Guid.ParseExact((string)tokens["grant_id"]!, "N"));
}
