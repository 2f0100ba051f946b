using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.ClientAuthentication;

/// <summary>private_key_jwt: what a valid assertion says and how it comes, and each way to be wrong by one thing.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class AssertionTests(AuthorizationHub hub) : ClientTest(hub)
{
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
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(claims => claims[claim] = Hub.Now.AddSeconds(seconds).ToUnixTimeSeconds())).StatusCode);

    [Theory]
    [InlineData("iat", 61)]
    [InlineData("nbf", 61)]
    [InlineData("nbf", 3600)]
    public async Task L039_An_assertion_of_more_than_a_minute_ahead_is_refused(string claim, int seconds) =>
        await RefusedAsync(claims => claims[claim] = Hub.Now.AddSeconds(seconds).ToUnixTimeSeconds());

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
        using var other = await Hub.RegisterAsync();

        await RefusedAsync(claims => (claims["iss"], claims["sub"]) = (other.Id.Value, other.Id.Value), ("client_id", other.Id.Value));
    }

    [Fact]
    public async Task L068_An_assertion_without_end_is_refused() => await RefusedAsync(claims => claims.Remove("exp"));

    [Fact]
    public async Task L068_An_assertion_that_ended_five_minutes_ago_is_refused() =>
        await RefusedAsync(claims => claims["exp"] = Hub.Now.AddMinutes(-5).ToUnixTimeSeconds());

    [Theory]
    [InlineData("\"tomorrow\"")]
    [InlineData("-1")]
    [InlineData("1e300")]
    [InlineData("null")]
    public async Task L068_An_assertion_whose_end_is_no_instant_is_refused(string end) => await RefusedAsync(claims => claims["exp"] = JsonNode.Parse(end));

    [Fact]
    public async Task L068_An_assertion_that_lasts_a_day_is_refused() =>
        await RefusedAsync(claims => claims["exp"] = Hub.Now.AddDays(1).ToUnixTimeSeconds());

    [Fact]
    public async Task L069_An_assertion_without_id_is_refused() => await RefusedAsync(claims => claims.Remove("jti"));

    [Fact]
    public async Task L069_An_assertion_is_good_once()
    {
        var form = Client.Authenticated();

        Assert.Equal(HttpStatusCode.OK, (await Client.SendAsync(Probes.Client, form)).StatusCode);
        await (await Client.SendAsync(Probes.Client, form)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task L069_Of_sixteen_at_once_one_gets_through()
    {
        var form = Client.Authenticated();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Client.SendAsync(Probes.Client, form)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(15, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task L069_An_assertion_used_on_one_node_is_useless_on_another_and_after_a_restart()
    {
        var form = Client.Authenticated();
        Assert.Equal(HttpStatusCode.OK, (await Client.SendAsync(Probes.Client, form)).StatusCode);

        await using var other = await Hub.StartNodeAsync(new Parts { KeepsInStore = true, IsAlone = false, Map = Probes.Map });
        using var http = Hub.NewClient(node: other);
        using var content = new FormUrlEncodedContent(form);

        await (await http.PostAsync(Probes.Client, content)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task L069_The_same_id_of_two_clients_is_not_the_same()
    {
        using var other = await Hub.RegisterAsync();
        void SameId(JsonObject claims) => claims["jti"] = $"of-both-{Client.Id}";

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(SameId)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.SendAsync(Probes.Client, other.Authenticated(("client_assertion", other.Assertion(SameId))))).StatusCode);
    }

    [Fact]
    public async Task L070_A_client_that_nobody_registered_is_refused() =>
        await RefusedAsync(claims => (claims["iss"], claims["sub"]) = ("nobody", "nobody"), ("client_id", "nobody"));

    [Theory]
    [InlineData("urn:ietf:params:oauth:client-assertion-type:saml2-bearer")]
    [InlineData("urn:ietf:params:oauth:client-assertion-type:jwt-bearer ")]
    [InlineData("")]
    public async Task L071_Another_type_of_assertion_is_refused(string type) => await Client.RefusedAsync(Client.Authenticated(("client_assertion_type", type)));

    [Fact]
    public async Task L071_Another_client_id_beside_the_assertion_is_refused() => await Client.RefusedAsync(Client.Authenticated(("client_id", "somebody")));

    [Fact]
    public async Task L071_The_assertion_alone_says_who_the_client_is()
    {
        var form = Client.Authenticated();
        form.Remove("client_id");

        Assert.Equal(HttpStatusCode.OK, (await Client.SendAsync(Probes.Client, form)).StatusCode);
    }

    [Fact]
    public async Task L072_Two_ways_in_one_request_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Probes.Client) { Content = new FormUrlEncodedContent(Client.Authenticated()) };
        request.Headers.Add("Authorization", "Basic YTpi");

        await (await Client.Http.SendAsync(request)).ErrorAsync(HttpStatusCode.BadRequest, "invalid_request");
        await (await Client.SendAsync(Probes.Client, Client.Authenticated(("client_secret", "secret")))).ErrorAsync(HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task L030_L032_L073_A_secret_or_nothing_at_all_is_invalid_client()
    {
        await Client.RefusedAsync([new("client_id", Client.Id.Value)]);
        await Client.RefusedAsync([new("client_id", Client.Id.Value), new("client_secret", "secret")]);
        await Client.RefusedAsync([]);
    }

    [Fact]
    public async Task L032_L073_A_secret_in_the_header_is_invalid_client_with_a_challenge()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Probes.Client) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Authorization", "Basic YTpi");

        var answer = await Client.Http.SendAsync(request);

        await answer.ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
        Assert.NotEmpty(answer.Headers.WwwAuthenticate);
    }

    private Task<HttpResponseMessage> SendAsync(Action<JsonObject> change, params (string Name, string Value)[] form) =>
        Client.SendAsync(Probes.Client, Client.Authenticated([("client_assertion", Client.Assertion(change)), .. form]));

    private async Task RefusedAsync(Action<JsonObject> change, params (string Name, string Value)[] form) =>
        await (await SendAsync(change, form)).ErrorAsync(HttpStatusCode.Unauthorized, "invalid_client");
}
