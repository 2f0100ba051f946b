using System.Net;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.PushedAuthorization;

/// <summary>RFC 9449 10 and 10.1.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class DpopBindingTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L038_A_code_bound_by_dpop_jkt_is_redeemed_with_that_key()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        await flow.TokensAsync(request => request["dpop_jkt"] = client.Dpop.Thumbprint);
    }

    [Fact]
    public async Task L038_A_code_bound_by_a_proof_beside_the_request_is_redeemed_with_that_key()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        await flow.TokensAsync(proof: client.Proof("POST", "/oauth/par"));
    }

    [Fact]
    public async Task L038_A_proof_beside_the_request_that_contradicts_dpop_jkt_is_refused()
    {
        using var client = await hub.RegisterAsync();
        using var other = SigningParty.ES256();
        using var flow = new Flow(hub, client);

        await (await flow.PushAsync(request => request["dpop_jkt"] = other.Thumbprint, client.Proof("POST", "/oauth/par"))).OAuthErrorAsync(400, "invalid_dpop_proof");
    }

    [Fact]
    public async Task L038_A_code_bound_by_dpop_jkt_is_worth_nothing_with_another_key()
    {
        using var client = await hub.RegisterAsync();
        using var other = SigningParty.ES256();
        using var flow = new Flow(hub, client);

        var code = await flow.CodeAsync(request => request["dpop_jkt"] = other.Thumbprint);

        await (await flow.RedeemAsync(code)).OAuthErrorAsync(400, "invalid_grant");
    }

    [Fact]
    public async Task L038_A_dpop_jkt_that_is_no_thumbprint_is_refused()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        await (await flow.PushAsync(request => request["dpop_jkt"] = "short")).OAuthErrorAsync(400, "invalid_request");
    }

    [Fact]
    public async Task L038_A_wrong_proof_beside_the_request_is_refused()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        await (await flow.PushAsync(proof: client.Proof("POST", "/oauth/token"))).OAuthErrorAsync(400, "invalid_dpop_proof");
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task L039_A_proof_beside_the_request_of_a_clock_that_differs_a_little_is_taken(int seconds)
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        // A proof of before the first one that a node has seen needs the node's nonce; this is not about that.
        await flow.PushAsync(proof: client.Proof("POST", "/oauth/par"));
        hub.Clock.Advance(TimeSpan.FromMinutes(1));
        var proof = client.Proof("POST", "/oauth/par", change: claims => claims["iat"] = hub.Now.AddSeconds(seconds).ToUnixTimeSeconds());

        Assert.Equal(HttpStatusCode.Created, (await flow.PushAsync(proof: proof)).StatusCode);
    }
}
