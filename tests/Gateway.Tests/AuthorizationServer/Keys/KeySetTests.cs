using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Keys;

[Collection(AuthorizationHub.Collection)]
public sealed class KeySetTests(AuthorizationHub hub)
{
    private static readonly Dictionary<string, string[]> PublicMembers = new()
    {
        ["ES256"] = ["alg", "crv", "kid", "kty", "use", "x", "y"],
        ["PS256"] = ["alg", "e", "kid", "kty", "n", "use"],
    };

    [Fact]
    public async Task L025_The_key_set_is_served_over_tls_and_holds_public_keys_only()
    {
        using var http = hub.NewClient();

        var keys = JsonNode.Parse(await http.GetStringAsync("/oauth/jwks"))!["keys"]!.AsArray();

        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Equal(PublicMembers[(string)key!["alg"]!], key.AsObject().Select(member => member.Key).Order()));
        Assert.All(keys, key => Assert.Equal("sig", (string?)key!["use"]));
        Assert.Contains(keys, key => (string?)key!["alg"] == "ES256" && (string?)key["crv"] == "P-256");
    }

    [Fact]
    public async Task L001_On_the_plain_port_the_key_set_does_not_exist()
    {
        using var http = hub.NewPlainClient();

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/oauth/jwks")).StatusCode);
    }
}
