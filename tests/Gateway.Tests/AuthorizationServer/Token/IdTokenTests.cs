using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Gateway.Tests.Fakes;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Token;

/// <summary>Who the customer is, as the id token says it to this client alone.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class IdTokenTests(AuthorizationHub hub)
{
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
}
