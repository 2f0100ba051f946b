using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Domain;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Gateway.Tests.Fakes;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.GrantManagement;

[Collection(AuthorizationHub.Collection)]
public sealed class GrantManagementTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L128_The_token_answer_names_the_grant_by_an_unguessable_id_that_the_browser_never_sees()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var interaction = await flow.OpenAsync(await flow.PushedAsync(request => request["grant_management_action"] = "create"));
        await flow.SignInAsync(interaction);
        var received = Flow.Received(await flow.DecideAsync(interaction, "allow", Flow.Everything()));

        var grant = (string)(await (await flow.RedeemAsync(received["code"])).JsonAsync())["grant_id"]!;

        Assert.Matches("^[0-9a-f]{32}$", grant);
        Assert.DoesNotContain(received, pair => pair.Key == "grant_id" || pair.Value.Contains(grant, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("create", "6f9d3f0e90f54d6c8f5b0d9f0a3c7b11")]
    [InlineData(null, "6f9d3f0e90f54d6c8f5b0d9f0a3c7b11")]
    [InlineData("merge", null)]
    [InlineData("replace", null)]
    [InlineData("extend", "6f9d3f0e90f54d6c8f5b0d9f0a3c7b11")]
    [InlineData("extend", null)]
    public async Task L129_An_action_and_a_grant_id_that_do_not_go_together_are_refused(string? action, string? grant)
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        await (await flow.PushAsync(request => Manage(request, action, grant))).OAuthErrorAsync(400, "invalid_request");
    }

    [Fact]
    public async Task L129_A_grant_id_of_the_wrong_shape_is_refused_when_pushed()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        await (await flow.PushAsync(request => Manage(request, "replace", "everything"))).OAuthErrorAsync(400, "invalid_grant_id");
    }

    [Fact]
    public async Task L129_An_unknown_grant_is_refused_when_pushed()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        await (await flow.PushAsync(request => Manage(request, "replace", Guid.NewGuid().ToString("N")))).OAuthErrorAsync(400, "invalid_grant_id");
    }

    [Fact]
    public async Task L129_Another_clients_grant_is_refused_when_pushed()
    {
        using var client = await hub.RegisterAsync();
        using var other = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        using var theft = new Flow(hub, other);
        var grant = (string)(await flow.TokensAsync())["grant_id"]!;

        await (await theft.PushAsync(request => Manage(request, "merge", grant))).OAuthErrorAsync(400, "invalid_grant_id");
    }

    [Fact]
    public async Task L129_A_grant_that_is_not_this_customers_ends_in_invalid_grant_id()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var grant = (string)(await flow.TokensAsync())["grant_id"]!;
        var interaction = await flow.OpenAsync(await flow.PushedAsync(request => Manage(request, "replace", grant)));
        hub.Grants.Refusal = new("unknown-grant", "There is no such grant.");
        try
        {
            Assert.Equal("invalid_grant_id", Flow.Received(await flow.DecideAsync(interaction, "allow", Flow.Everything()))["error"]);
        }
        finally
        {
            hub.Grants.Refusal = null;
        }
    }

    [Fact]
    public async Task L127_Replace_leaves_only_what_is_agreed_now_under_the_same_grant()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var first = await flow.TokensAsync();

        var second = await ChangeAsync(flow, "replace", (string)first["grant_id"]!, ($"item.{FakeGrants.Card}", "on"), ("detail.balances", "on"), ("ends_on", "2026-12-31"));

        Assert.Equal((string?)first["grant_id"], (string?)second["grant_id"]);
        Assert.Equal("""["card"]""", second["authorization_details"]![0]!["domains"]!.ToJsonString());
        Assert.Equal("""["balances"]""", second["authorization_details"]![0]!["detail"]!.ToJsonString());
    }

    [Theory]
    [InlineData("merge")]
    [InlineData("replace")]
    public async Task L130_Merge_and_replace_end_the_grants_earlier_refresh_tokens(string action)
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var first = await flow.TokensAsync();

        var second = await ChangeAsync(flow, action, (string)first["grant_id"]!, Flow.Everything());

        await (await flow.RefreshAsync((string)first["refresh_token"]!)).OAuthErrorAsync(400, "invalid_grant");
        Assert.Equal(HttpStatusCode.OK, (await flow.RefreshAsync((string)second["refresh_token"]!)).StatusCode);
    }

    [Fact]
    public async Task L131_A_client_looks_at_its_grant_and_sees_no_token()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var tokens = await flow.TokensAsync();

        var answer = await SendAsync(client, HttpMethod.Get, (string)tokens["grant_id"]!, await OwnTokenAsync(client));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var grant = (await answer.JsonAsync()).AsObject();
        Assert.Equal(["authorization_details", "claims", "scopes"], grant.Select(member => member.Key).Order());
        Assert.Equal("mydata openid", (string?)grant["scopes"]![0]!["scope"]);
        Assert.Equal(tokens["authorization_details"]!.ToJsonString(), grant["authorization_details"]!.ToJsonString());
    }

    [Fact]
    public async Task L131_A_token_under_the_grant_itself_may_look_at_it_when_it_has_the_scope()
    {
        using var client = await hub.RegisterAsync(usesAssertions: true, usesDpop: false);
        using var flow = new Flow(hub, client);
        var with = await flow.TokensAsync(request => request["scope"] = "mydata grant_management_query");
        var without = await flow.TokensAsync();

        Assert.Equal(200, (int)(await SendAsync(client, HttpMethod.Get, (string)with["grant_id"]!, (string)with["access_token"]!)).StatusCode);
        await (await SendAsync(client, HttpMethod.Get, (string)without["grant_id"]!, (string)without["access_token"]!)).OAuthErrorAsync(403, "insufficient_scope");
        await (await SendAsync(client, HttpMethod.Get, (string)without["grant_id"]!, (string)with["access_token"]!)).OAuthErrorAsync(403, "insufficient_scope");
    }

    [Fact]
    public async Task L132_A_client_gives_its_grant_back_and_every_token_of_it_ends()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var tokens = await flow.TokensAsync();
        var grant = (string)tokens["grant_id"]!;

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(client, HttpMethod.Delete, grant, await OwnTokenAsync(client))).StatusCode);

        Assert.Equal("client", hub.Grants.Of(new GrantId(Guid.ParseExact(grant, "N"))).EndReason);
        await (await flow.RefreshAsync((string)tokens["refresh_token"]!)).OAuthErrorAsync(400, "invalid_grant");
        Assert.False(await flow.IsActiveAsync((string)tokens["access_token"]!));
        await (await SendAsync(client, HttpMethod.Get, grant, await OwnTokenAsync(client))).OAuthErrorAsync(404, "invalid_grant_id");
    }

    [Fact]
    public async Task L133_An_unknown_grant_is_404_and_another_clients_403()
    {
        using var client = await hub.RegisterAsync();
        using var other = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var grant = (string)(await flow.TokensAsync())["grant_id"]!;

        await (await SendAsync(client, HttpMethod.Get, Guid.NewGuid().ToString("N"), await OwnTokenAsync(client))).OAuthErrorAsync(404, "invalid_grant_id");
        await (await SendAsync(other, HttpMethod.Get, grant, await OwnTokenAsync(other))).OAuthErrorAsync(403, "insufficient_scope");
        await (await SendAsync(other, HttpMethod.Delete, grant, await OwnTokenAsync(other))).OAuthErrorAsync(403, "insufficient_scope");
    }

    [Fact]
    public async Task L133_A_token_without_the_scope_is_403()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var grant = (string)(await flow.TokensAsync())["grant_id"]!;

        await (await SendAsync(client, HttpMethod.Delete, grant, await OwnTokenAsync(client, "grant_management_query"))).OAuthErrorAsync(403, "insufficient_scope");
    }

    [Fact]
    public async Task L133_Without_a_token_or_with_a_wrong_one_it_is_401_with_a_challenge()
    {
        using var client = await hub.RegisterAsync();

        var missing = await client.Http.GetAsync($"/oauth/grants/{Guid.NewGuid():N}");
        Assert.Equal((401, true), ((int)missing.StatusCode, missing.Headers.WwwAuthenticate.Count > 0));
        await (await SendAsync(client, HttpMethod.Get, Guid.NewGuid().ToString("N"), "made-up")).OAuthErrorAsync(401, "invalid_token");
    }

    [Fact]
    public async Task L133_A_stolen_token_is_useless_without_its_key_and_in_the_other_scheme()
    {
        using var client = await hub.RegisterAsync();
        using var thief = await hub.RegisterAsync();
        var token = await OwnTokenAsync(client);
        var path = $"/oauth/grants/{Guid.NewGuid():N}";

        await (await SendAsync(thief, HttpMethod.Get, Guid.NewGuid().ToString("N"), token)).OAuthErrorAsync(401, "invalid_token");
        using var bearer = new HttpRequestMessage(HttpMethod.Get, path);
        bearer.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        bearer.Headers.TryAddWithoutValidation("DPoP", client.Proof("GET", path, token));
        await (await client.Http.SendAsync(bearer)).OAuthErrorAsync(401, "invalid_token");
    }

    [Fact]
    public async Task L133_A_certificate_bound_token_is_useless_with_another_certificate()
    {
        using var client = await hub.RegisterAsync(usesDpop: false);
        using var thief = await hub.RegisterAsync(usesDpop: false);

        await (await SendAsync(thief, HttpMethod.Get, Guid.NewGuid().ToString("N"), await OwnTokenAsync(client))).OAuthErrorAsync(401, "invalid_token");
    }

    private static void Manage(Dictionary<string, string> request, string? action, string? grant)
    {
        if (action is not null)
        {
            request["grant_management_action"] = action;
        }

        if (grant is not null)
        {
            request["grant_id"] = grant;
        }
    }

    private static async Task<JsonNode> ChangeAsync(Flow flow, string action, string grant, params (string, string)[] fields)
    {
        var interaction = await flow.OpenAsync(await flow.PushedAsync(request => Manage(request, action, grant)));
        var code = Flow.Received(await flow.DecideAsync(interaction, "allow", fields))["code"];
        return await (await flow.RedeemAsync(code)).JsonAsync();
    }

    private static async Task<string> OwnTokenAsync(ThirdParty client, string scope = "grant_management_query grant_management_revoke") =>
        (string)(await (await client.PostAsync("/oauth/token", ("grant_type", "client_credentials"), ("scope", scope))).JsonAsync())["access_token"]!;

    private static async Task<HttpResponseMessage> SendAsync(ThirdParty client, HttpMethod method, string grant, string token)
    {
        var path = $"/oauth/grants/{grant}";
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Authorization", $"{(client.UsesDpop ? "DPoP" : "Bearer")} {token}");
        if (client.UsesDpop)
        {
            request.Headers.TryAddWithoutValidation("DPoP", client.Proof(method.Method, path, token));
        }

        return await client.Http.SendAsync(request);
    }
}
