using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Introspection;

[Collection(AuthorizationHub.Collection)]
public sealed class IntrospectionTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L120_Without_client_authentication_nothing_is_said()
    {
        using var client = await hub.RegisterAsync();

        await (await client.SendAsync("/oauth/introspect", new Dictionary<string, string> { ["token"] = "any" })).OAuthErrorAsync(401, "invalid_client");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.Http.GetAsync("/oauth/introspect")).StatusCode);
    }

    [Fact]
    public async Task L122_An_active_token_is_described_whole_to_its_owner()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var tokens = await flow.TokensAsync();

        var described = await flow.IntrospectAsync((string)tokens["access_token"]!);

        Assert.True((bool)described["active"]!);
        Assert.Equal(("DPoP", client.Id.Value, "mydata openid"), ((string?)described["token_type"], (string?)described["client_id"], (string?)described["scope"]));
        Assert.Equal(client.Dpop.Thumbprint, (string?)described["cnf"]!["jkt"]);
        Assert.Equal(tokens["authorization_details"]!.ToJsonString(), described["authorization_details"]!.ToJsonString());
        Assert.All(["exp", "sub", "iat"], member => Assert.NotNull(described[member]));
    }

    [Fact]
    public async Task L122_A_refresh_token_is_described_to_its_owner()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        var described = await flow.IntrospectAsync((string)(await flow.TokensAsync())["refresh_token"]!);

        Assert.Equal((true, client.Id.Value), ((bool)described["active"]!, (string?)described["client_id"]));
    }

    [Fact]
    public async Task L123_Another_client_learns_nothing_about_a_token()
    {
        using var client = await hub.RegisterAsync();
        using var other = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        using var curious = new Flow(hub, other);
        var tokens = await flow.TokensAsync();

        await InactiveAsync(curious, (string)tokens["access_token"]!);
        await InactiveAsync(curious, (string)tokens["refresh_token"]!);
    }

    [Fact]
    public async Task L123_A_resource_server_learns_about_every_access_token_but_no_refresh_token()
    {
        using var client = await hub.RegisterAsync();
        using var server = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        using var asking = new Flow(hub, server);
        var tokens = await flow.TokensAsync();
        hub.Allow(server);

        Assert.True((bool)(await asking.IntrospectAsync((string)tokens["access_token"]!))["active"]!);
        await InactiveAsync(asking, (string)tokens["refresh_token"]!);
    }

    [Fact]
    public async Task L121_A_made_up_token_is_inactive_and_nothing_else()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        await InactiveAsync(flow, "made-up");
        await InactiveAsync(flow, client.Key.Sign(new JsonObject { ["iss"] = AuthorizationHub.Issuer, ["client_id"] = client.Id.Value }, "at+jwt"));
        await (await client.PostAsync("/oauth/introspect")).OAuthErrorAsync(400, "invalid_request");
    }

    [Fact]
    public async Task L121_An_expired_token_is_inactive()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var token = (string)(await flow.TokensAsync())["access_token"]!;

        hub.Clock.Advance(TimeSpan.FromMinutes(5));

        await InactiveAsync(flow, token);
    }

    [Fact]
    public async Task L121_A_token_is_inactive_once_its_grant_is_over()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var tokens = await flow.TokensAsync();
        hub.Grants.Put(GrantLifecycle.Revoke(hub.Grants.Of(new GrantId(Guid.ParseExact((string)tokens["grant_id"]!, "N"))), "customer", hub.Now));

        await InactiveAsync(flow, (string)tokens["access_token"]!);
        await InactiveAsync(flow, (string)tokens["refresh_token"]!);
    }

    [Fact]
    public async Task L124_A_signed_answer_is_a_jwt_for_the_caller_alone()
    {
        using var client = await hub.RegisterAsync(change: metadata => metadata["introspection_signed_response_alg"] = "ES256");
        using var flow = new Flow(hub, client);
        var token = (string)(await flow.TokensAsync())["access_token"]!;

        var answer = await client.PostAsync("/oauth/introspect", ("token", token));

        Assert.Equal("application/token-introspection+jwt", answer.Content.Headers.ContentType?.MediaType);
        var jwt = await answer.Content.ReadAsStringAsync();
        Assert.Equal(("token-introspection+jwt", "ES256"), ((string?)OAuthReading.HeaderOf(jwt)["typ"], (string?)OAuthReading.HeaderOf(jwt)["alg"]));
        var claims = OAuthReading.ClaimsOf(jwt);
        Assert.Equal(["aud", "iat", "iss", "token_introspection"], claims.Select(claim => claim.Key).Order());
        Assert.Equal((AuthorizationHub.Issuer, client.Id.Value, true), ((string?)claims["iss"], (string?)claims["aud"], (bool)claims["token_introspection"]!["active"]!));
    }

    private static async Task InactiveAsync(Flow flow, string token) =>
        Assert.Equal("""{"active":false}""", (await flow.IntrospectAsync(token)).ToJsonString());
}
