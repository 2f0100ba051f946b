using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Gateway.AuthorizationServer.Dpop;
using MyDataHub.Gateway.AuthorizationServer.Tokens;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.ThirdPartyApi;

/// <summary>RFC 9449 at the resource server: the proof of every call.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class DpopBoundTests(AuthorizationHub hub) : IAsyncLifetime
{
    private OpenParty _party = null!;

    public async Task InitializeAsync() => _party = await OpenParty.OfAsync(hub, usesDpop: true);

    public Task DisposeAsync()
    {
        _party.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task L081_Two_proofs_are_refused() => await (await _party.ProvedAsync(_party.Proof(), _party.Proof())).ProofRefusedAsync();

    [Theory]
    [InlineData("abc")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.")]
    public async Task L081_What_is_no_jwt_is_refused(string proof) => await (await _party.ProvedAsync(proof)).ProofRefusedAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("jwt")]
    [InlineData("at+jwt")]
    public async Task L082_Another_type_is_refused(string? type) => await RefusedHeaderAsync(header =>
    {
        header.Remove("typ");
        if (type is not null)
        {
            header["typ"] = type;
        }
    });

    [Theory]
    [InlineData("none")]
    [InlineData("RS256")]
    [InlineData("HS256")]
    [InlineData("ES384")]
    public async Task L082_Another_algorithm_is_refused(string algorithm) => await RefusedHeaderAsync(header => header["alg"] = algorithm);

    [Fact]
    public async Task L082_A_proof_without_its_key_is_refused() => await RefusedHeaderAsync(header => header.Remove("jwk"));

    [Fact]
    public async Task L082_A_private_key_is_refused() => await RefusedHeaderAsync(header => header["jwk"]!["d"] = "AAAA");

    [Fact]
    public async Task L082_A_symmetric_key_is_refused() => await RefusedHeaderAsync(header => header["jwk"] = new JsonObject { ["kty"] = "oct", ["k"] = "AAAA" });

    [Fact]
    public async Task L083_A_signature_of_another_key_is_refused()
    {
        using var other = SigningParty.ES256(null);

        await RefusedHeaderAsync(header => header["jwk"] = other.Jwk);
    }

    [Theory]
    [InlineData("jti")]
    [InlineData("htm")]
    [InlineData("htu")]
    [InlineData("iat")]
    public async Task L084_A_missing_claim_is_refused(string claim) => await RefusedAsync(claims => claims.Remove(claim));

    [Theory]
    [InlineData("jti")]
    [InlineData("htm")]
    [InlineData("htu")]
    public async Task L084_A_claim_of_another_type_is_refused(string claim) => await RefusedAsync(claims => claims[claim] = 1);

    [Fact]
    public async Task L084_An_instant_as_text_is_refused() => await RefusedAsync(claims => claims["iat"] = "now");

    [Theory]
    [InlineData("POST")]
    [InlineData("get")]
    public async Task L085_Another_method_is_refused(string method) => await RefusedAsync(claims => claims["htm"] = method);

    [Theory]
    [InlineData("https://hub.example/open/v1/accounts")]
    [InlineData("https://other.example/open/v1/view")]
    [InlineData("http://hub.example/open/v1/view")]
    public async Task L085_Another_address_is_refused(string address) => await RefusedAsync(claims => claims["htu"] = address);

    [Theory]
    [InlineData("https://hub.example/open/v1/view?a=b")]
    [InlineData("https://hub.example/open/v1/view#part")]
    [InlineData("https://HUB.example/open/v1/view")]
    [InlineData("HTTPS://hub.example:443/open/v1/view")]
    public async Task L085_The_same_address_in_other_words_is_taken(string address) => await TakenAsync(claims => claims["htu"] = address);

    [Theory]
    [InlineData(-400)]
    [InlineData(3600)]
    [InlineData(-120)]
    [InlineData(61)]
    public async Task L086_A_proof_of_another_time_is_refused(int seconds) =>
        await RefusedAsync(claims => claims["iat"] = hub.Now.AddSeconds(seconds).ToUnixTimeSeconds());

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task L086_Ten_seconds_are_no_difference(int seconds) => await TakenAsync(claims => claims["iat"] = hub.Now.AddSeconds(seconds).ToUnixTimeSeconds());

    [Fact]
    public async Task L087_A_proof_is_good_once()
    {
        var proof = _party.Proof();

        await (await _party.ProvedAsync(proof)).ReadAsync();
        await (await _party.ProvedAsync(proof)).ProofRefusedAsync();
    }

    [Fact]
    public async Task L088_A_proof_without_the_tokens_hash_is_refused() => await RefusedAsync(claims => claims.Remove("ath"));

    [Fact]
    public async Task L088_A_proof_for_another_token_is_refused() => await RefusedAsync(claims => claims["ath"] = AuthorizationHub.HashOf("another"));

    [Fact]
    public async Task L088_A_good_proof_of_another_key_is_refused()
    {
        using var thief = SigningParty.ES256(null);
        var proof = thief.Sign(_party.ProofClaims(), "dpop+jwt", header => header["jwk"] = thief.Jwk);

        await (await _party.ProvedAsync(proof)).TokenRefusedAsync(isDpop: true);
    }

    [Fact]
    public async Task L089_Without_a_proof_the_token_is_useless() => await (await _party.ProvedAsync()).TokenRefusedAsync(isDpop: true);

    [Fact]
    public async Task L089_As_bearer_the_token_is_useless() =>
        await (await _party.SendAsync(OpenParty.View, ("Authorization", $"Bearer {_party.Token}"))).TokenRefusedAsync(isDpop: true);

    [Fact]
    public async Task L089_As_bearer_with_a_proof_the_token_is_useless() =>
        await (await _party.SendAsync(OpenParty.View, ("Authorization", $"Bearer {_party.Token}"), ("DPoP", _party.Proof()))).TokenRefusedAsync(isDpop: true);

    [Fact]
    public async Task L090_The_challenge_names_the_algorithms()
    {
        var answer = await _party.ProvedAsync();

        Assert.Contains("algs=\"ES256 PS256\"", Assert.Single(answer.Headers.WwwAuthenticate).Parameter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task L093_A_node_among_others_demands_its_own_nonce()
    {
        await using var node = await hub.StartSecondNodeAsync();
        _party.Renew();
        using var http = hub.NewClient(node: node);

        var first = await ProvedAsync(http, _party.Proof());
        await first.RefusedAsync(401, "use_dpop_nonce", "DPoP");
        var nonce = Assert.Single(first.Headers.GetValues("DPoP-Nonce"));

        await (await ProvedAsync(http, _party.Proof(change: claims => claims["nonce"] = nonce))).ReadAsync();
        await (await _party.ProvedAsync(_party.Proof(change: claims => claims["nonce"] = nonce))).RefusedAsync(401, "use_dpop_nonce", "DPoP");
    }

    [Fact]
    public async Task L093_A_nonce_of_the_authorization_server_is_none_of_the_resource_server()
    {
        var nonce = hub.Services.GetRequiredService<DpopProofs>().NonceFor(DpopPlace.AuthorizationServer);

        await (await _party.ProvedAsync(_party.Proof(change: claims => claims["nonce"] = nonce))).RefusedAsync(401, "use_dpop_nonce", "DPoP");
    }

    [Fact]
    public async Task L094_A_token_under_a_new_key_is_good_with_that_key_only()
    {
        using var renewed = SigningParty.ES256(null);
        var token = _party.Issue(made => made with { Confirmation = new Confirmation.DpopKey(renewed.Thumbprint) });
        var claims = _party.Client.ProofClaims("GET", OpenParty.View, token);
        var proof = renewed.Sign(claims, "dpop+jwt", header => header["jwk"] = renewed.Jwk);

        await (await _party.SendAsync(OpenParty.View, ("Authorization", $"DPoP {token}"), ("DPoP", proof))).ReadAsync();
        await (await _party.GetAsync(token: token)).TokenRefusedAsync(isDpop: true);
    }

    [Fact]
    public async Task L095_Unknown_members_nbf_and_exp_are_ignored()
    {
        var claims = _party.ProofClaims();
        claims["nbf"] = hub.Now.AddHours(1).ToUnixTimeSeconds();
        claims["exp"] = hub.Now.AddHours(-1).ToUnixTimeSeconds();
        claims["colour"] = "green";

        await (await _party.ProvedAsync(_party.Client.ProofOf(claims, header => header["x-own"] = "y"))).ReadAsync();
    }

    [Fact]
    public async Task L151_A_request_that_somebody_has_read_cannot_be_sent_again_or_elsewhere()
    {
        var proof = _party.Proof();
        await (await _party.ProvedAsync(proof)).ReadAsync();

        await (await _party.ProvedAsync(proof)).ProofRefusedAsync();
        await (await _party.SendAsync("/open/v1/accounts", ("Authorization", $"DPoP {_party.Token}"), ("DPoP", proof))).ProofRefusedAsync();
    }

    private async Task<HttpResponseMessage> ProvedAsync(HttpClient http, string proof) =>
        await OpenParty.SendAsync(http, OpenParty.View, [("Authorization", $"DPoP {_party.Token}"), ("DPoP", proof)]);

    private async Task TakenAsync(Action<JsonObject> change) => await (await _party.ProvedAsync(_party.Proof(change: change))).ReadAsync();

    private async Task RefusedAsync(Action<JsonObject> change) => await (await _party.ProvedAsync(_party.Proof(change: change))).ProofRefusedAsync();

    private async Task RefusedHeaderAsync(Action<JsonObject> change) =>
        await (await _party.ProvedAsync(_party.Client.ProofOf(_party.ProofClaims(), change))).ProofRefusedAsync();
}
