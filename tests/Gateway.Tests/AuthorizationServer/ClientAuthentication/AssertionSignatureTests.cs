using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.ClientAuthentication;

/// <summary>private_key_jwt: the signature of an assertion, its algorithm, its key and its type of token.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class AssertionSignatureTests(AuthorizationHub hub) : ClientTest(hub)
{
    [Theory]
    [InlineData("ES256")]
    [InlineData("PS256")]
    public async Task L032_L062_A_signed_assertion_says_who_the_client_is(string algorithm)
    {
        using var client = await Hub.RegisterAsync(key: algorithm == "ES256" ? SigningParty.ES256() : SigningParty.PS256());

        var answer = await client.SendAsync(Probes.Client, client.Authenticated());

        Assert.Equal((HttpStatusCode.OK, client.Id.Value), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task L070_An_assertion_signed_by_another_client_is_refused()
    {
        using var other = await Hub.RegisterAsync();

        await Client.RefusedAsync(Client.Authenticated(("client_assertion", other.Key.Sign(Client.AssertionClaims()))));
    }

    [Fact]
    public async Task L070_An_assertion_that_was_changed_is_refused()
    {
        var parts = Client.Assertion().Split('.');
        var other = Client.Assertion().Split('.');

        await Client.RefusedAsync(Client.Authenticated(("client_assertion", $"{parts[0]}.{other[1]}.{parts[2]}")));
    }

    [Fact]
    public async Task L075_A_client_registered_for_a_certificate_cannot_come_with_a_key()
    {
        using var other = await Hub.RegisterAsync(usesAssertions: false, usesDpop: true);
        var form = other.Authenticated(
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), ("client_assertion", other.Assertion()));

        await other.RefusedAsync(form);
    }

    [Fact]
    public async Task L075_A_client_with_one_algorithm_cannot_use_the_other()
    {
        using var client = await Hub.RegisterAsync(change: metadata => metadata["token_endpoint_auth_signing_alg"] = "PS256");

        await client.RefusedAsync(client.Authenticated());
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("PS384")]
    [InlineData("RS512")]
    public async Task L062_Rightly_signed_with_another_algorithm_is_refused(string algorithm)
    {
        using var client = await Hub.RegisterAsync(key: SigningParty.PS256());
        var assertion = client.Key.Sign(client.AssertionClaims(), change: header => header["alg"] = algorithm);

        await client.RefusedAsync(client.Authenticated(("client_assertion", assertion)));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    [InlineData("HS256")]
    [InlineData("es256")]
    public async Task L062_L063_None_and_its_like_are_refused_with_and_without_a_signature(string algorithm)
    {
        var signed = Client.Key.Sign(Client.AssertionClaims(), change: header => header["alg"] = algorithm);

        await Client.RefusedAsync(Client.Authenticated(("client_assertion", signed)));
        await Client.RefusedAsync(Client.Authenticated(("client_assertion", signed[..(signed.LastIndexOf('.') + 1)])));
    }

    [Fact]
    public async Task L064_A_key_in_the_header_is_not_looked_at()
    {
        using var stranger = SigningParty.ES256();
        var assertion = stranger.Sign(Client.AssertionClaims(), change: header => header["jwk"] = stranger.Jwk);

        await Client.RefusedAsync(Client.Authenticated(("client_assertion", assertion)));
    }

    [Theory]
    [InlineData("dpop+jwt")]
    [InlineData("oauth-authz-req+jwt")]
    [InlineData("at+jwt")]
    public async Task L064_A_token_of_another_type_is_no_assertion(string type) =>
        await Client.RefusedAsync(Client.Authenticated(("client_assertion", Client.Key.Sign(Client.AssertionClaims(), type))));

    [Fact]
    public async Task L064_A_critical_extension_is_refused()
    {
        var assertion = Client.Key.Sign(Client.AssertionClaims(), change: header =>
        {
            header["crit"] = new JsonArray("exp");
            header["exp"] = 1;
        });

        await Client.RefusedAsync(Client.Authenticated(("client_assertion", assertion)));
    }

    [Fact]
    public async Task L064_A_claim_that_stands_twice_is_refused()
    {
        var claims = Client.AssertionClaims().ToJsonString();
        var assertion = Client.Key.Sign("""{"alg":"ES256","kid":"key-1"}""", claims.Insert(1, $"\"aud\":\"{AuthorizationHub.Issuer}\","));

        await Client.RefusedAsync(Client.Authenticated(("client_assertion", assertion)));
    }

    [Fact]
    public async Task L026_Of_two_keys_with_one_kid_the_one_of_the_algorithm_is_taken()
    {
        using var rsa = SigningParty.PS256();
        using var client = await Hub.RegisterAsync(change: metadata => metadata["jwks"]!["keys"]!.AsArray().Insert(0, rsa.Jwk));

        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(Probes.Client, client.Authenticated())).StatusCode);
        var other = client.Authenticated(("client_assertion", rsa.Sign(client.AssertionClaims())));
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(Probes.Client, other)).StatusCode);
    }
}
