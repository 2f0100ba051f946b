using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.ClientAuthentication;

/// <summary>Every endpoint of the back channel asks who calls, in the same way, and an assertion is good at one of them only.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class EveryEndpointTests(AuthorizationHub hub)
{
    private const string Token = "/oauth/token";

    public static TheoryData<string> Endpoints => ["/oauth/par", Token, "/oauth/introspect", "/oauth/revoke"];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task L076_Nobody_gets_an_answer_without_authentication(string path)
    {
        using var client = await hub.RegisterAsync();

        await (await client.SendAsync(path, [new("client_id", client.Id.Value), new("token", "x")])).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task L034_L076_An_assertion_for_the_endpoint_is_refused_everywhere(string path)
    {
        using var client = await hub.RegisterAsync();
        var assertion = client.Assertion(claims => claims["aud"] = AuthorizationHub.Issuer + path);

        await (await client.SendAsync(path, client.Authenticated(("client_assertion", assertion), ("token", "x")))).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task L069_L076_An_assertion_that_was_used_at_one_endpoint_is_useless_at_the_others(string path)
    {
        using var client = await hub.RegisterAsync();
        var form = client.Authenticated(("token", "x"));
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(Probes.Client, form)).StatusCode);

        await (await client.SendAsync(path, form)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task L076_Both_ways_to_authenticate_get_a_token_and_a_revocation(bool usesAssertions)
    {
        using var client = await hub.RegisterAsync(usesAssertions, usesDpop: false);

        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(Token, ("grant_type", "client_credentials"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/oauth/revoke", ("token", "unknown"))).StatusCode);
    }

    [Fact]
    public async Task L077_The_token_holds_the_thumbprint_of_the_certificate()
    {
        using var client = await hub.RegisterAsync(usesAssertions: false, usesDpop: false);

        var answer = await client.PostAsync(Token, ("grant_type", "client_credentials"));

        var token = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!;
        var claims = JsonNode.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token.Split('.')[1])))!;
        Assert.Equal(Base64Url.EncodeToString(SHA256.HashData(client.Certificate!.RawData)), (string?)claims["cnf"]!["x5t#S256"]);
        Assert.Single(claims["cnf"]!.AsObject());
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task L109_Refusals_are_never_kept_by_anybody(string path)
    {
        using var client = await hub.RegisterAsync();

        Assert.True((await client.SendAsync(path, [])).Headers.CacheControl!.NoStore);
    }
}
