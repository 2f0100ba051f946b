using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Dpop;

/// <summary>DPoP at the authorization server and at a resource: a valid proof, and each way to be wrong by one thing.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class ProofTests(AuthorizationHub hub) : ClientTest(hub)
{
    private const string Token = "an.access.token";

    [Theory]
    [InlineData("ES256")]
    [InlineData("PS256")]
    public async Task L082_L083_A_proof_says_which_key_the_sender_holds(string algorithm)
    {
        using var key = algorithm == "ES256" ? SigningParty.ES256(null) : SigningParty.PS256(null);
        var proof = key.Sign(Client.ProofClaims("POST", Probes.Proof), "dpop+jwt", header => header["jwk"] = key.Jwk);

        var answer = await Client.SendAsync(Probes.Proof, [], proof);

        Assert.Equal((HttpStatusCode.OK, key.Thumbprint), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task No_proof_is_no_proof() => Assert.Equal(HttpStatusCode.NoContent, (await Client.SendAsync(Probes.Proof, [])).StatusCode);

    [Fact]
    public async Task L081_Two_proofs_are_refused() =>
        await InvalidAsync(await Client.SendAsync(Probes.Proof, [], Proof(), Proof()));

    [Fact]
    public async Task L081_Two_proofs_in_one_field_are_refused() =>
        await InvalidAsync(await Client.SendAsync(Probes.Proof, [], $"{Proof()}, {Proof()}"));

    [Theory]
    [InlineData("")]
    [InlineData("proof")]
    [InlineData("a.b")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.e30")]
    public async Task L081_What_is_no_JWT_is_refused(string proof) => await InvalidAsync(await Client.SendAsync(Probes.Proof, [], proof));

    [Theory]
    [InlineData(null)]
    [InlineData("jwt")]
    [InlineData("dpop")]
    public async Task L082_A_proof_of_another_type_is_refused(string? type) => await InvalidAsync(header: header =>
    {
        header.Remove("typ");
        if (type is not null)
        {
            header["typ"] = type;
        }
    });

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("RS256")]
    [InlineData("ES384")]
    public async Task L082_A_proof_with_another_algorithm_is_refused(string algorithm) => await InvalidAsync(header: header => header["alg"] = algorithm);

    [Fact]
    public async Task L082_A_proof_rightly_signed_with_RS256_is_refused()
    {
        using var key = SigningParty.PS256(null);
        var proof = key.Sign(Client.ProofClaims("POST", Probes.Proof), "dpop+jwt", header => (header["jwk"], header["alg"]) = (key.Jwk, "RS256"));

        await InvalidAsync(await Client.SendAsync(Probes.Proof, [], proof));
    }

    [Fact]
    public async Task L082_A_proof_without_a_key_is_refused() => await InvalidAsync(header: header => header.Remove("jwk"));

    [Fact]
    public async Task L082_A_proof_with_a_private_key_is_refused() =>
        await InvalidAsync(header: header => header["jwk"]!["d"] = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I");

    [Theory]
    [InlineData("""{"kty":"oct","k":"c2VjcmV0"}""")]
    [InlineData("""{"kty":"EC","crv":"P-384","x":"AA","y":"AA"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}""")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""")]
    [InlineData("\"key\"")]
    [InlineData("null")]
    public async Task L082_A_proof_whose_key_cannot_be_used_is_refused(string jwk) => await InvalidAsync(header: header => header["jwk"] = JsonNode.Parse(jwk));

    [Fact]
    public async Task L083_A_proof_signed_with_another_key_than_its_own_is_refused() => await InvalidAsync(header: header =>
    {
        using var other = SigningParty.ES256(null);
        header["jwk"] = other.Jwk;
    });

    [Theory]
    [InlineData("jti")]
    [InlineData("htm")]
    [InlineData("htu")]
    [InlineData("iat")]
    public async Task L084_A_proof_without_a_claim_is_refused(string claim) => await InvalidAsync(claims => claims.Remove(claim));

    [Theory]
    [InlineData("jti", "1")]
    [InlineData("jti", "\"\"")]
    [InlineData("htm", "[\"POST\"]")]
    [InlineData("htu", "null")]
    [InlineData("iat", "\"now\"")]
    public async Task L084_A_claim_of_another_type_is_refused(string claim, string value) => await InvalidAsync(claims => claims[claim] = JsonNode.Parse(value));

    [Theory]
    [InlineData("GET")]
    [InlineData("post")]
    public async Task L085_A_proof_for_another_method_is_refused(string method) => await InvalidAsync(claims => claims["htm"] = method);

    [Theory]
    [InlineData("https://Hub.example/oauth/token")]
    [InlineData("http://Hub.example/oauth/probe/proof")]
    [InlineData("https://rogue.example/oauth/probe/proof")]
    [InlineData("https://Hub.example:8443/oauth/probe/proof")]
    [InlineData("https://Hub.example/oauth/probe/proof/")]
    [InlineData("https://mtls.Hub.example/oauth/probe/proof")]
    [InlineData("/oauth/probe/proof")]
    public async Task L085_A_proof_for_another_address_is_refused(string address) => await InvalidAsync(claims => claims["htu"] = address);

    [Theory]
    [InlineData("https://Hub.example/oauth/probe/proof?a=b")]
    [InlineData("https://Hub.example/oauth/probe/proof#part")]
    [InlineData("HTTPS://HUB.example:443/oauth/probe/proof")]
    public async Task L085_The_same_address_written_otherwise_is_taken(string address) => await ValidAsync(claims => claims["htu"] = address);

    [Theory]
    [InlineData(-10)]
    [InlineData(-30)]
    [InlineData(10)]
    public async Task L086_A_proof_of_some_seconds_ago_or_ahead_is_taken(int seconds) =>
        await ValidAsync(claims => claims["iat"] = Hub.Now.AddSeconds(seconds).ToUnixTimeSeconds());

    [Theory]
    [InlineData(3600)]
    [InlineData(61)]
    public async Task L039_L086_A_proof_of_a_time_to_come_is_refused(int seconds) =>
        await InvalidAsync(claims => claims["iat"] = Hub.Now.AddSeconds(seconds).ToUnixTimeSeconds());

    [Fact]
    public async Task L086_A_proof_that_is_too_old_is_refused() => await InvalidAsync(claims => claims["iat"] = Hub.Now.AddSeconds(-120).ToUnixTimeSeconds());

    [Fact]
    public async Task L087_A_proof_is_good_once()
    {
        var proof = Proof();

        Assert.Equal(HttpStatusCode.OK, (await Client.SendAsync(Probes.Proof, [], proof)).StatusCode);
        await InvalidAsync(await Client.SendAsync(Probes.Proof, [], proof));
    }

    [Fact]
    public async Task L087_The_id_of_a_used_proof_is_refused_in_a_new_one()
    {
        await ValidAsync(claims => claims["jti"] = "again");

        await InvalidAsync(claims => (claims["jti"], claims["iat"]) = ("again", Hub.Now.AddSeconds(1).ToUnixTimeSeconds()));
    }

    [Fact]
    public async Task L087_Of_sixteen_at_once_one_gets_through()
    {
        var proof = Proof();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Client.SendAsync(Probes.Proof, [], proof)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task L087_A_proof_of_a_resource_is_good_once()
    {
        var proof = ResourceProof();

        Assert.Equal(HttpStatusCode.OK, (await CallAsync(proof)).StatusCode);
        await (await CallAsync(proof)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_dpop_proof");
    }

    [Fact]
    public async Task L088_A_proof_for_another_token_is_refused_by_a_resource() =>
        await (await CallAsync(Client.Proof("POST", Probes.Resource, "another.token"))).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_dpop_proof");

    [Fact]
    public async Task L088_A_proof_for_no_token_is_refused_by_a_resource() =>
        await (await CallAsync(Client.Proof("POST", Probes.Resource))).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_dpop_proof");

    [Fact]
    public async Task L090_A_resource_refuses_with_a_challenge_that_names_error_and_algorithms()
    {
        var answer = await CallAsync(Client.Proof("POST", Probes.Resource));

        var challenge = answer.Headers.WwwAuthenticate.Single();
        Assert.Equal("DPoP", challenge.Scheme);
        Assert.Contains("error=\"invalid_dpop_proof\"", challenge.Parameter, StringComparison.Ordinal);
        Assert.Contains("algs=\"ES256 PS256\"", challenge.Parameter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task L091_The_authorization_server_refuses_with_400()
    {
        var answer = await Client.SendAsync(Probes.Proof, [], Client.Proof("GET", Probes.Proof));

        await answer.ErrorAsync(HttpStatusCode.BadRequest, "invalid_dpop_proof");
        Assert.Empty(answer.Headers.WwwAuthenticate);
    }

    [Theory]
    [InlineData("nbf", 99_999_999_999)]
    [InlineData("exp", 1)]
    [InlineData("anything", 7)]
    [InlineData("ath", 7)]
    public async Task L095_Claims_that_do_not_matter_are_passed_over(string claim, long value) => await ValidAsync(claims => claims[claim] = value);

    [Fact]
    public async Task L095_Header_members_that_do_not_matter_are_passed_over() => await ValidAsync(header: header => (header["kid"], header["x-anything"]) = ("other", 7));

    private string Proof() => Client.Proof("POST", Probes.Proof);

    private string ResourceProof() => Client.Proof("POST", Probes.Resource, Token);

    private async Task<HttpResponseMessage> CallAsync(string proof)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Probes.Resource);
        request.Headers.TryAddWithoutValidation("Authorization", $"DPoP {Token}");
        request.Headers.TryAddWithoutValidation("DPoP", proof);
        return await Client.Http.SendAsync(request);
    }

    private Task<HttpResponseMessage> SendAsync(Action<JsonObject>? change, Action<JsonObject>? header)
    {
        var claims = Client.ProofClaims("POST", Probes.Proof);
        change?.Invoke(claims);
        return Client.SendAsync(Probes.Proof, [], Client.ProofOf(claims, header));
    }

    private async Task ValidAsync(Action<JsonObject>? claims = null, Action<JsonObject>? header = null)
    {
        var answer = await SendAsync(claims, header);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private async Task InvalidAsync(Action<JsonObject>? claims = null, Action<JsonObject>? header = null) => await InvalidAsync(await SendAsync(claims, header));

    private static async Task InvalidAsync(HttpResponseMessage answer) => await answer.ErrorAsync(HttpStatusCode.BadRequest, "invalid_dpop_proof");
}
