using System.Net;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Revocation;

[Collection(AuthorizationHub.Collection)]
public sealed class RevocationTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L125_Without_client_authentication_nothing_is_revoked()
    {
        using var client = await hub.RegisterAsync();

        await (await client.SendAsync("/oauth/revoke", new Dictionary<string, string> { ["token"] = "any" })).OAuthErrorAsync(401, "invalid_client");
        await (await client.PostAsync("/oauth/revoke")).OAuthErrorAsync(400, "invalid_request");
    }

    [Fact]
    public async Task L125_An_unknown_token_is_as_good_as_revoked()
    {
        using var client = await hub.RegisterAsync();

        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/oauth/revoke", ("token", "made-up"))).StatusCode);
    }

    [Fact]
    public async Task L125_Another_clients_tokens_are_not_revoked()
    {
        using var client = await hub.RegisterAsync();
        using var other = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var tokens = await flow.TokensAsync();

        await other.PostAsync("/oauth/revoke", ("token", (string)tokens["refresh_token"]!));
        await other.PostAsync("/oauth/revoke", ("token", (string)tokens["access_token"]!));

        Assert.True(await flow.IsActiveAsync((string)tokens["access_token"]!));
        Assert.Equal(HttpStatusCode.OK, (await flow.RefreshAsync((string)tokens["refresh_token"]!)).StatusCode);
    }

    [Theory]
    [InlineData("refresh_token")]
    [InlineData("access_token")]
    [InlineData("something_else")]
    public async Task L125_The_hint_is_only_a_hint(string hint)
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var token = (string)(await flow.TokensAsync())["access_token"]!;

        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/oauth/revoke", ("token", token), ("token_type_hint", hint))).StatusCode);

        Assert.False(await flow.IsActiveAsync(token));
    }

    [Fact]
    public async Task L126_A_revoked_refresh_token_ends_and_takes_its_access_tokens_along()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var tokens = await flow.TokensAsync();
        var second = await (await flow.RefreshAsync((string)tokens["refresh_token"]!)).JsonAsync();

        await client.PostAsync("/oauth/revoke", ("token", (string)tokens["refresh_token"]!));

        await (await flow.RefreshAsync((string)tokens["refresh_token"]!)).OAuthErrorAsync(400, "invalid_grant");
        Assert.False(await flow.IsActiveAsync((string)tokens["access_token"]!));
        Assert.False(await flow.IsActiveAsync((string)second["access_token"]!));
    }

    [Fact]
    public async Task L126_One_revoked_access_token_leaves_the_others()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var tokens = await flow.TokensAsync();
        var second = await (await flow.RefreshAsync((string)tokens["refresh_token"]!)).JsonAsync();

        await client.PostAsync("/oauth/revoke", ("token", (string)tokens["access_token"]!));

        Assert.False(await flow.IsActiveAsync((string)tokens["access_token"]!));
        Assert.True(await flow.IsActiveAsync((string)second["access_token"]!));
    }

    [Fact]
    public async Task L126_What_one_node_revokes_the_other_refuses()
    {
        await using var second = await hub.StartSecondNodeAsync();
        using var client = await hub.RegisterAsync(usesDpop: false);
        using var flow = new Flow(hub, client);
        var token = (string)(await flow.TokensAsync())["access_token"]!;
        using var there = hub.NewClient(client.Certificate, second);

        await client.PostAsync("/oauth/revoke", ("token", token));

        var answer = await there.PostAsync("/oauth/introspect", new FormUrlEncodedContent(client.Authenticated(("token", token))));
        Assert.Equal("""{"active":false}""", await answer.Content.ReadAsStringAsync());
    }
}
