using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.PushedAuthorization;

[Collection(AuthorizationHub.Collection)]
public sealed class PushedRequestTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L096_A_pushed_request_is_answered_201_with_an_unguessable_request_uri_that_nobody_keeps()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        var answer = await flow.PushAsync();

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var uri = (string)(await answer.JsonAsync())["request_uri"]!;
        Assert.StartsWith("urn:ietf:params:oauth:request_uri:", uri, StringComparison.Ordinal);
        Assert.True(uri.Split(':')[^1].Length >= 43);
        Assert.NotEqual(uri, await flow.PushedAsync());
    }

    [Fact]
    public async Task L051_A_request_uri_lives_less_than_ten_minutes()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        Assert.InRange((int)(await (await flow.PushAsync()).JsonAsync())["expires_in"]!, 5, 599);
    }

    [Fact]
    public async Task L042_Both_ways_of_client_authentication_may_push()
    {
        foreach (var usesAssertions in new[] { true, false })
        {
            using var client = await hub.RegisterAsync(usesAssertions, usesDpop: false);
            using var flow = new Flow(hub, client);
            Assert.Equal(HttpStatusCode.Created, (await flow.PushAsync()).StatusCode);
        }
    }

    [Fact]
    public async Task L044_A_request_without_client_authentication_is_refused()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        await (await client.SendAsync("/oauth/par", flow.Request())).OAuthErrorAsync(401, "invalid_client");
    }

    [Theory]
    [InlineData("token", "unsupported_response_type")]
    [InlineData("id_token", "unsupported_response_type")]
    [InlineData("code id_token", "unsupported_response_type")]
    [InlineData("code token", "unsupported_response_type")]
    [InlineData("none", "unsupported_response_type")]
    [InlineData("", "invalid_request")]
    public Task L041_Only_response_type_code_is_possible(string responseType, string error) =>
        RefusedAsync(error, request => request["response_type"] = responseType);

    [Fact]
    public Task L045_A_request_without_a_code_challenge_is_refused() => RefusedAsync("invalid_request", request => request.Remove("code_challenge"));

    [Fact]
    public Task L045_The_plain_method_is_refused() => RefusedAsync("invalid_request", request => request["code_challenge_method"] = "plain");

    [Fact]
    public Task L045_A_missing_method_is_refused_as_it_would_mean_plain() => RefusedAsync("invalid_request", request => request.Remove("code_challenge_method"));

    [Theory]
    [InlineData("short")]
    [InlineData("ö123456789012345678901234567890123456789012")]
    public Task L045_A_challenge_that_is_no_hash_is_refused(string challenge) =>
        RefusedAsync("invalid_request", request => request["code_challenge"] = challenge);

    [Fact]
    public Task L046_A_request_without_redirect_uri_is_refused_although_one_is_registered() => RefusedAsync("invalid_request", request => request.Remove("redirect_uri"));

    [Theory]
    [InlineData("https://budget.example/callback/")]
    [InlineData("https://budget.example/callback?x=1")]
    [InlineData("https://budget.example/Callback")]
    [InlineData("https://budget.example:443/callback")]
    [InlineData("https://budget.example.evil.example/callback")]
    [InlineData("https://evil.example/callback")]
    [InlineData("http://budget.example/callback")]
    public Task L104_A_redirect_uri_that_is_not_registered_byte_for_byte_is_refused(string uri) =>
        RefusedAsync("invalid_request", request => request["redirect_uri"] = uri);

    [Fact]
    public Task L048_A_redirect_uri_of_plain_http_is_refused() => RefusedAsync("invalid_request", request => request["redirect_uri"] = "http://budget.example/callback");

    [Fact]
    public Task L097_A_request_uri_among_the_parameters_is_refused() =>
        RefusedAsync("invalid_request", request => request["request_uri"] = "urn:ietf:params:oauth:request_uri:abc");

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task L098_Another_method_than_post_is_not_possible(string method)
    {
        using var client = await hub.RegisterAsync();

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/oauth/par"))).StatusCode);
    }

    [Fact]
    public async Task L098_Another_content_type_than_a_form_is_refused()
    {
        using var client = await hub.RegisterAsync();

        await (await client.Http.PostAsync("/oauth/par", new StringContent("{}", null, "application/json"))).OAuthErrorAsync(400, "invalid_request");
    }

    [Fact]
    public async Task L098_A_parameter_that_stands_twice_is_refused()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        KeyValuePair<string, string>[] twice = [.. client.Authenticated(flow.Request().Select(one => (one.Key, one.Value))), new("scope", "mydata")];

        await (await client.SendAsync("/oauth/par", twice)).OAuthErrorAsync(400, "invalid_request");
    }

    [Fact]
    public Task L099_A_scope_the_client_has_not_registered_is_refused_when_pushed() => RefusedAsync("invalid_scope", request => request["scope"] = "mydata everything");

    [Fact]
    public Task L099_A_scope_for_the_clients_own_affairs_is_not_asked_of_a_customer() => RefusedAsync("invalid_scope", request => request["scope"] = "mydata webhooks");

    [Fact]
    public Task L099_A_scope_without_data_is_refused_because_the_consent_would_be_worth_nothing() => RefusedAsync("invalid_scope", request => request["scope"] = "openid");

    [Fact]
    public Task L099_A_client_without_the_code_grant_is_refused_when_it_pushes() =>
        RefusedAsync("unauthorized_client", _ => { }, metadata => metadata["grant_types"] = new JsonArray("client_credentials"));

    [Fact]
    public Task L099_An_unknown_response_mode_is_refused_when_pushed() => RefusedAsync("invalid_request", request => request["response_mode"] = "fragment");

    [Theory]
    [InlineData("select_account")]
    [InlineData("login consent")]
    public Task L099_A_prompt_that_is_not_kept_here_is_refused_when_pushed(string prompt) => RefusedAsync("invalid_request", request => request["prompt"] = prompt);

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    public Task L099_A_max_age_that_is_no_number_of_seconds_is_refused_when_pushed(string maxAge) => RefusedAsync("invalid_request", request => request["max_age"] = maxAge);

    [Fact]
    public Task L055_A_state_without_end_is_refused_when_pushed() => RefusedAsync("invalid_request", request => request["state"] = new string('s', 5000));

    [Fact]
    public Task L100_A_client_id_that_is_not_the_one_that_authenticated_is_refused() =>
        RefusedAsync("invalid_client", request => request["client_id"] = "client-of-somebody-else", status: 401);

    private async Task RefusedAsync(string error, Action<Dictionary<string, string>> change, Action<JsonObject>? metadata = null, int status = 400)
    {
        using var client = await hub.RegisterAsync(change: metadata);
        using var flow = new Flow(hub, client);
        await (await flow.PushAsync(change)).OAuthErrorAsync(status, error);
    }
}
