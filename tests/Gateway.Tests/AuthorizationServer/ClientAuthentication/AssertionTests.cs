using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.ClientAuthentication;

/// <summary>private_key_jwt: a valid assertion, and each way to be wrong by one thing.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class AssertionTests(AuthorizationHub hub) : IAsyncLifetime
{
    private ThirdParty _client = null!;

    public async Task InitializeAsync() => _client = await hub.RegisterAsync();

    public Task DisposeAsync()
    {
        _client.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("ES256")]
    [InlineData("PS256")]
    public async Task L032_L062_A_signed_assertion_says_who_the_client_is(string algorithm)
    {
        using var client = await hub.RegisterAsync(key: algorithm == "ES256" ? SigningParty.ES256() : SigningParty.PS256());

        var answer = await client.SendAsync(Probes.Client, client.Authenticated());

        Assert.Equal((HttpStatusCode.OK, client.Id.Value), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task L034_An_assertion_for_an_array_audience_is_refused_even_of_one() =>
        await RefusedAsync(claims => claims["aud"] = new JsonArray(AuthorizationHub.Issuer));

    [Theory]
    [InlineData("/oauth/token")]
    [InlineData("/oauth/par")]
    [InlineData("/")]
    public async Task L034_L149_An_assertion_for_an_endpoint_is_refused(string path) => await RefusedAsync(claims => claims["aud"] = AuthorizationHub.Issuer + path);

    [Fact]
    public async Task L034_An_assertion_without_audience_is_refused() => await RefusedAsync(claims => claims.Remove("aud"));

    [Fact]
    public async Task L149_An_assertion_for_another_server_is_refused() => await RefusedAsync(claims => claims["aud"] = "https://rogue.example");

    [Theory]
    [InlineData("iat", 8)]
    [InlineData("nbf", 8)]
    [InlineData("iat", 10)]
    [InlineData("nbf", 10)]
    public async Task L039_An_assertion_of_a_few_seconds_ahead_is_taken(string claim, int seconds) =>
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(claims => claims[claim] = hub.Now.AddSeconds(seconds).ToUnixTimeSeconds())).StatusCode);

    [Theory]
    [InlineData("iat", 61)]
    [InlineData("nbf", 61)]
    [InlineData("nbf", 3600)]
    public async Task L039_An_assertion_of_more_than_a_minute_ahead_is_refused(string claim, int seconds) =>
        await RefusedAsync(claims => claims[claim] = hub.Now.AddSeconds(seconds).ToUnixTimeSeconds());

    [Theory]
    [InlineData("iss")]
    [InlineData("sub")]
    public async Task L067_An_assertion_without_issuer_or_subject_is_refused(string claim) => await RefusedAsync(claims => claims.Remove(claim));

    [Theory]
    [InlineData("iss")]
    [InlineData("sub")]
    public async Task L067_An_assertion_whose_issuer_or_subject_is_somebody_else_is_refused(string claim) => await RefusedAsync(claims => claims[claim] = "somebody");

    [Fact]
    public async Task L067_An_assertion_about_another_client_is_refused()
    {
        using var other = await hub.RegisterAsync();

        await RefusedAsync(claims => (claims["iss"], claims["sub"]) = (other.Id.Value, other.Id.Value), ("client_id", other.Id.Value));
    }

    [Fact]
    public async Task L068_An_assertion_without_end_is_refused() => await RefusedAsync(claims => claims.Remove("exp"));

    [Fact]
    public async Task L068_An_assertion_that_ended_five_minutes_ago_is_refused() =>
        await RefusedAsync(claims => claims["exp"] = hub.Now.AddMinutes(-5).ToUnixTimeSeconds());

    [Theory]
    [InlineData("\"tomorrow\"")]
    [InlineData("-1")]
    [InlineData("1e300")]
    [InlineData("null")]
    public async Task L068_An_assertion_whose_end_is_no_instant_is_refused(string end) => await RefusedAsync(claims => claims["exp"] = JsonNode.Parse(end));

    [Fact]
    public async Task L068_An_assertion_that_lasts_a_day_is_refused() =>
        await RefusedAsync(claims => claims["exp"] = hub.Now.AddDays(1).ToUnixTimeSeconds());

    [Fact]
    public async Task L069_An_assertion_without_id_is_refused() => await RefusedAsync(claims => claims.Remove("jti"));

    [Fact]
    public async Task L069_An_assertion_is_good_once()
    {
        var form = _client.Authenticated();

        Assert.Equal(HttpStatusCode.OK, (await _client.SendAsync(Probes.Client, form)).StatusCode);
        await (await _client.SendAsync(Probes.Client, form)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task L069_Of_sixteen_at_once_one_gets_through()
    {
        var form = _client.Authenticated();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => _client.SendAsync(Probes.Client, form)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(15, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task L069_An_assertion_used_on_one_node_is_useless_on_another_and_after_a_restart()
    {
        var form = _client.Authenticated();
        Assert.Equal(HttpStatusCode.OK, (await _client.SendAsync(Probes.Client, form)).StatusCode);

        await using var other = await hub.StartNodeAsync(new Parts { KeepsInStore = true, IsAlone = false, Map = Probes.Map });
        using var http = hub.NewClient(node: other);
        using var content = new FormUrlEncodedContent(form);

        await (await http.PostAsync(Probes.Client, content)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task L069_The_same_id_of_two_clients_is_not_the_same()
    {
        using var other = await hub.RegisterAsync();
        void SameId(JsonObject claims) => claims["jti"] = $"of-both-{_client.Id}";

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(SameId)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.SendAsync(Probes.Client, other.Authenticated(("client_assertion", other.Assertion(SameId))))).StatusCode);
    }

    [Fact]
    public async Task L070_An_assertion_signed_by_another_client_is_refused()
    {
        using var other = await hub.RegisterAsync();

        await ErrorAsync(_client.Authenticated(("client_assertion", other.Key.Sign(_client.AssertionClaims()))));
    }

    [Fact]
    public async Task L070_An_assertion_that_was_changed_is_refused()
    {
        var parts = _client.Assertion().Split('.');
        var other = _client.Assertion().Split('.');

        await ErrorAsync(_client.Authenticated(("client_assertion", $"{parts[0]}.{other[1]}.{parts[2]}")));
    }

    [Fact]
    public async Task L070_A_client_that_nobody_registered_is_refused() =>
        await RefusedAsync(claims => (claims["iss"], claims["sub"]) = ("nobody", "nobody"), ("client_id", "nobody"));

    [Theory]
    [InlineData("urn:ietf:params:oauth:client-assertion-type:saml2-bearer")]
    [InlineData("urn:ietf:params:oauth:client-assertion-type:jwt-bearer ")]
    [InlineData("")]
    public async Task L071_Another_type_of_assertion_is_refused(string type) => await ErrorAsync(_client.Authenticated(("client_assertion_type", type)));

    [Fact]
    public async Task L071_Another_client_id_beside_the_assertion_is_refused() => await ErrorAsync(_client.Authenticated(("client_id", "somebody")));

    [Fact]
    public async Task L071_The_assertion_alone_says_who_the_client_is()
    {
        var form = _client.Authenticated();
        form.Remove("client_id");

        Assert.Equal(HttpStatusCode.OK, (await _client.SendAsync(Probes.Client, form)).StatusCode);
    }

    [Fact]
    public async Task L072_Two_ways_in_one_request_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Probes.Client) { Content = new FormUrlEncodedContent(_client.Authenticated()) };
        request.Headers.Add("Authorization", "Basic YTpi");

        await (await _client.Http.SendAsync(request)).ErrorAsync(HttpStatusCode.BadRequest, "invalid_request");
        await (await _client.SendAsync(Probes.Client, _client.Authenticated(("client_secret", "secret")))).ErrorAsync(HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task L030_L032_L073_A_secret_or_nothing_at_all_is_invalid_client()
    {
        await ErrorAsync([new("client_id", _client.Id.Value)]);
        await ErrorAsync([new("client_id", _client.Id.Value), new("client_secret", "secret")]);
        await ErrorAsync([]);
    }

    [Fact]
    public async Task L032_L073_A_secret_in_the_header_is_invalid_client_with_a_challenge()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Probes.Client) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Authorization", "Basic YTpi");

        var answer = await _client.Http.SendAsync(request);

        await answer.ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
        Assert.NotEmpty(answer.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task L075_A_client_registered_for_a_certificate_cannot_come_with_a_key()
    {
        using var other = await hub.RegisterAsync(usesAssertions: false, usesDpop: true);
        var form = other.Authenticated(
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), ("client_assertion", other.Assertion()));

        await (await other.SendAsync(Probes.Client, form)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task L075_A_client_with_one_algorithm_cannot_use_the_other()
    {
        using var client = await hub.RegisterAsync(change: metadata => metadata["token_endpoint_auth_signing_alg"] = "PS256");

        await (await client.SendAsync(Probes.Client, client.Authenticated())).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("PS384")]
    [InlineData("RS512")]
    public async Task L062_Rightly_signed_with_another_algorithm_is_refused(string algorithm)
    {
        using var client = await hub.RegisterAsync(key: SigningParty.PS256());
        var assertion = client.Key.Sign(client.AssertionClaims(), change: header => header["alg"] = algorithm);

        await (await client.SendAsync(Probes.Client, client.Authenticated(("client_assertion", assertion)))).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    [InlineData("HS256")]
    [InlineData("es256")]
    public async Task L062_L063_None_and_its_like_are_refused_with_and_without_a_signature(string algorithm)
    {
        var signed = _client.Key.Sign(_client.AssertionClaims(), change: header => header["alg"] = algorithm);

        await ErrorAsync(_client.Authenticated(("client_assertion", signed)));
        await ErrorAsync(_client.Authenticated(("client_assertion", signed[..(signed.LastIndexOf('.') + 1)])));
    }

    [Fact]
    public async Task L064_A_key_in_the_header_is_not_looked_at()
    {
        using var stranger = SigningParty.ES256();
        var assertion = stranger.Sign(_client.AssertionClaims(), change: header => header["jwk"] = stranger.Jwk);

        await ErrorAsync(_client.Authenticated(("client_assertion", assertion)));
    }

    [Theory]
    [InlineData("dpop+jwt")]
    [InlineData("oauth-authz-req+jwt")]
    [InlineData("at+jwt")]
    public async Task L064_A_token_of_another_type_is_no_assertion(string type) =>
        await ErrorAsync(_client.Authenticated(("client_assertion", _client.Key.Sign(_client.AssertionClaims(), type))));

    [Fact]
    public async Task L064_A_critical_extension_is_refused()
    {
        var assertion = _client.Key.Sign(_client.AssertionClaims(), change: header =>
        {
            header["crit"] = new JsonArray("exp");
            header["exp"] = 1;
        });

        await ErrorAsync(_client.Authenticated(("client_assertion", assertion)));
    }

    [Fact]
    public async Task L064_A_claim_that_stands_twice_is_refused()
    {
        var claims = _client.AssertionClaims().ToJsonString();
        var assertion = _client.Key.Sign("""{"alg":"ES256","kid":"key-1"}""", claims.Insert(1, $"\"aud\":\"{AuthorizationHub.Issuer}\","));

        await ErrorAsync(_client.Authenticated(("client_assertion", assertion)));
    }

    [Fact]
    public async Task L026_Of_two_keys_with_one_kid_the_one_of_the_algorithm_is_taken()
    {
        using var rsa = SigningParty.PS256();
        using var client = await hub.RegisterAsync(change: metadata => metadata["jwks"]!["keys"]!.AsArray().Insert(0, rsa.Jwk));

        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(Probes.Client, client.Authenticated())).StatusCode);
        var other = client.Authenticated(("client_assertion", rsa.Sign(client.AssertionClaims())));
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(Probes.Client, other)).StatusCode);
    }

    private Task<HttpResponseMessage> SendAsync(Action<JsonObject> change, params (string Name, string Value)[] form) =>
        _client.SendAsync(Probes.Client, _client.Authenticated([("client_assertion", _client.Assertion(change)), .. form]));

    private async Task RefusedAsync(Action<JsonObject> change, params (string Name, string Value)[] form) =>
        await (await SendAsync(change, form)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");

    private async Task ErrorAsync(IEnumerable<KeyValuePair<string, string>> form) =>
        await (await _client.SendAsync(Probes.Client, form)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
}
