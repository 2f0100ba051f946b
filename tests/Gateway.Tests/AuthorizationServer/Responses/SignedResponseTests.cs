using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Responses;

/// <summary>JARM; FAPI 2.0 Message Signing 5.4.1.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class SignedResponseTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L141_A_signed_answer_is_one_jwt_for_the_client_with_a_short_life()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        var claims = await DecideAsync(flow, "allow");

        Assert.Equal(["aud", "code", "exp", "iss", "state"], claims.Select(claim => claim.Key).Order());
        Assert.Equal((client.Id.Value, Flow.State), ((string?)claims["aud"], (string?)claims["state"]));
        Assert.InRange((long)claims["exp"]! - hub.Now.ToUnixTimeSeconds(), 1, 600);
        Assert.Equal(200, (int)(await flow.RedeemAsync((string)claims["code"]!)).StatusCode);
    }

    [Fact]
    public async Task L142_The_issuer_stands_inside_the_jwt_and_not_beside_it()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        Assert.Equal(AuthorizationHub.Issuer, (string?)(await DecideAsync(flow, "allow"))["iss"]);
    }

    [Fact]
    public async Task L141_Errors_are_signed_too()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        Assert.Equal("access_denied", (string?)(await DecideAsync(flow, "refuse"))["error"]);
    }

    [Fact]
    public async Task L141_Who_has_registered_for_signed_answers_gets_no_plain_ones()
    {
        using var client = await hub.RegisterAsync(change: metadata => metadata["authorization_signed_response_alg"] = "ES256");
        using var flow = new Flow(hub, client);

        await (await flow.PushAsync()).OAuthErrorAsync(400, "invalid_request");
        await (await flow.PushAsync(request => request["response_mode"] = "query")).OAuthErrorAsync(400, "invalid_request");
        Assert.Equal(201, (int)(await flow.PushAsync(request => request["response_mode"] = "jwt")).StatusCode);
    }

    private static async Task<JsonObject> DecideAsync(Flow flow, string act)
    {
        var interaction = await flow.OpenAsync(await flow.PushedAsync(request => request["response_mode"] = "jwt"));
        await flow.SignInAsync(interaction);
        var received = Flow.Received(await flow.DecideAsync(interaction, act, Flow.Everything()));
        Assert.Equal(["response"], received.Keys);
        Assert.Equal("ES256", (string?)OAuthReading.HeaderOf(received["response"])["alg"]);
        return OAuthReading.ClaimsOf(received["response"]);
    }
}
