using System.Net;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer;

[Collection(AuthorizationHub.Collection)]
public sealed class HappyFlowTests(AuthorizationHub hub)
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task In_each_of_the_four_combinations_a_customer_lets_a_client_read_and_it_refreshes(bool usesAssertions, bool usesDpop)
    {
        using var client = await hub.RegisterAsync(usesAssertions, usesDpop);
        using var flow = new Flow(hub, client);

        var tokens = await flow.TokensAsync();

        Assert.Equal(usesDpop ? "DPoP" : "Bearer", (string?)tokens["token_type"]);
        var claims = OAuthReading.ClaimsOf((string)tokens["access_token"]!);
        Assert.Equal(usesDpop ? client.Dpop.Thumbprint : AuthorizationHub.ThumbprintOf(client.Certificate!), (string?)claims["cnf"]![usesDpop ? "jkt" : "x5t#S256"]);
        Assert.Equal((string?)tokens["grant_id"], (string?)claims["grant_id"]);

        var refreshed = await flow.RefreshAsync((string)tokens["refresh_token"]!);
        Assert.Equal(HttpStatusCode.OK, refreshed.StatusCode);
    }
}
