using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Keys;

[Collection(AuthorizationHub.Collection)]
public sealed class KeySetTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L025_The_key_set_is_served_over_tls_and_holds_public_keys_only()
    {
        using var http = hub.NewClient();

        var keys = JsonNode.Parse(await http.GetStringAsync("/oauth/jwks"))!["keys"]!.AsArray();

        var key = Assert.Single(keys)!.AsObject();
        Assert.Equal(["alg", "crv", "kid", "kty", "use", "x", "y"], key.Select(member => member.Key).Order());
        Assert.Equal(("EC", "P-256", "ES256", "sig"), ((string?)key["kty"], (string?)key["crv"], (string?)key["alg"], (string?)key["use"]));
    }

    [Fact]
    public async Task L001_On_the_plain_port_the_key_set_does_not_exist()
    {
        using var http = hub.NewPlainClient();

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/oauth/jwks")).StatusCode);
    }
}
