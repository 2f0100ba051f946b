using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Token;

[Collection(AuthorizationHub.Collection)]
public sealed class TokenEndpointTests(AuthorizationHub hub)
{
    [Theory]
    [InlineData("password")]
    [InlineData("implicit")]
    [InlineData("urn:ietf:params:oauth:grant-type:jwt-bearer")]
    public async Task L029_The_password_grant_and_others_are_refused(string grantType)
    {
        using var client = await hub.RegisterAsync();

        await (await client.PostAsync("/oauth/token", ("grant_type", grantType), ("username", "minji"), ("password", "correct horse")))
            .OAuthErrorAsync(400, "unsupported_grant_type");
    }

    [Fact]
    public async Task L029_A_grant_type_the_client_has_not_registered_is_refused()
    {
        using var client = await hub.RegisterAsync(change: metadata => metadata["grant_types"] = new JsonArray("authorization_code"));

        await (await client.PostAsync("/oauth/token", ("grant_type", "client_credentials"))).OAuthErrorAsync(400, "unauthorized_client");
    }

    [Theory]
    [InlineData("authorization_code")]
    [InlineData("refresh_token")]
    [InlineData("client_credentials")]
    public async Task L031_Without_a_proof_there_is_no_token_of_any_kind(string grantType)
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var form = grantType switch
        {
            "authorization_code" => new[] { ("code", await flow.CodeAsync()), ("redirect_uri", Flow.RedirectUri), ("code_verifier", flow.Verifier) },
            "refresh_token" => [("refresh_token", (string)(await flow.TokensAsync())["refresh_token"]!)],
            _ => [],
        };

        await (await client.SendAsync("/oauth/token", client.Authenticated([("grant_type", grantType), .. form]))).OAuthErrorAsync(400, "invalid_dpop_proof");
    }

    [Fact]
    public async Task L031_Without_a_certificate_there_is_no_certificate_bound_token()
    {
        using var client = await hub.RegisterAsync(usesDpop: false);
        using var without = hub.NewClient();

        var answer = await without.PostAsync("/oauth/token", new FormUrlEncodedContent(client.Authenticated(("grant_type", "client_credentials"))));

        await answer.OAuthErrorAsync(400, "invalid_request");
    }

    [Fact]
    public async Task L031_A_proof_does_not_stand_in_for_a_certificate()
    {
        using var client = await hub.RegisterAsync(usesDpop: false);
        using var without = hub.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth/token")
        {
            Content = new FormUrlEncodedContent(client.Authenticated(("grant_type", "client_credentials"))),
        };
        var claims = client.ProofClaims("POST", "/oauth/token");
        claims["htu"] = AuthorizationHub.Issuer + "/oauth/token";
        request.Headers.Add("DPoP", client.ProofOf(claims));

        await (await without.SendAsync(request)).OAuthErrorAsync(400, "invalid_request");
    }

    [Fact]
    public async Task L092_The_answer_says_dpop_and_the_token_holds_the_keys_thumbprint()
    {
        using var client = await hub.RegisterAsync();

        var tokens = await (await client.PostAsync("/oauth/token", ("grant_type", "client_credentials"))).JsonAsync();

        Assert.Equal("DPoP", (string?)tokens["token_type"]);
        Assert.Equal(client.Dpop.Thumbprint, (string?)OAuthReading.ClaimsOf((string)tokens["access_token"]!)["cnf"]!["jkt"]);
    }

    [Fact]
    public async Task L079_Client_credentials_bind_to_the_certificate_of_the_request()
    {
        using var client = await hub.RegisterAsync(usesDpop: false);

        var tokens = await (await client.PostAsync("/oauth/token", ("grant_type", "client_credentials"))).JsonAsync();

        Assert.Equal(AuthorizationHub.ThumbprintOf(client.Certificate!), (string?)OAuthReading.ClaimsOf((string)tokens["access_token"]!)["cnf"]!["x5t#S256"]);
    }

    [Fact]
    public async Task L109_Answers_and_errors_are_json_that_nobody_keeps()
    {
        using var client = await hub.RegisterAsync();

        var answer = await client.PostAsync("/oauth/token", ("grant_type", "client_credentials"));
        Assert.Equal((HttpStatusCode.OK, "application/json", true), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.NoStore));
        await (await client.PostAsync("/oauth/token")).OAuthErrorAsync(400, "invalid_request");
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    public async Task L110_Another_method_than_post_is_not_possible(string method)
    {
        using var client = await hub.RegisterAsync();

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/oauth/token"))).StatusCode);
    }

    [Fact]
    public async Task L110_Nothing_is_read_from_the_query()
    {
        using var client = await hub.RegisterAsync();

        await (await client.SendAsync("/oauth/token?grant_type=client_credentials", client.Authenticated(), client.Proof("POST", "/oauth/token"))).OAuthErrorAsync(400, "invalid_request");
    }

    [Fact]
    public async Task L110_A_parameter_that_stands_twice_is_refused()
    {
        using var client = await hub.RegisterAsync();
        KeyValuePair<string, string>[] twice = [.. client.Authenticated(("grant_type", "client_credentials")), new("grant_type", "client_credentials")];

        await (await client.SendAsync("/oauth/token", twice, client.Proof("POST", "/oauth/token"))).OAuthErrorAsync(400, "invalid_request");
    }

    [Theory]
    [InlineData("mydata")]
    [InlineData("openid")]
    [InlineData("webhooks everything")]
    public async Task L040_No_customers_data_is_behind_a_clients_own_token(string scope)
    {
        using var client = await hub.RegisterAsync();

        await (await client.PostAsync("/oauth/token", ("grant_type", "client_credentials"), ("scope", scope))).OAuthErrorAsync(400, "invalid_scope");
    }

    [Fact]
    public async Task L040_A_clients_own_token_is_good_for_what_was_asked_and_no_more()
    {
        using var client = await hub.RegisterAsync();

        var tokens = await (await client.PostAsync("/oauth/token", ("grant_type", "client_credentials"), ("scope", "webhooks"))).JsonAsync();

        Assert.Equal("webhooks", (string?)tokens["scope"]);
        Assert.Equal("webhooks", (string?)OAuthReading.ClaimsOf((string)tokens["access_token"]!)["scope"]);
        Assert.Null(tokens["refresh_token"]);
        Assert.Null(OAuthReading.ClaimsOf((string)tokens["access_token"]!)["grant_id"]);
    }

    [Fact]
    public async Task L146_A_clients_own_token_names_the_client_which_is_nobodys_subject()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);
        var own = await (await client.PostAsync("/oauth/token", ("grant_type", "client_credentials"))).JsonAsync();
        var customers = await flow.TokensAsync();

        Assert.Equal(client.Id.Value, (string?)OAuthReading.ClaimsOf((string)own["access_token"]!)["sub"]);
        Assert.NotEqual(client.Id.Value, (string?)OAuthReading.ClaimsOf((string)customers["access_token"]!)["sub"]);
    }

    [Fact]
    public async Task L147_Access_tokens_are_for_the_open_api_alone()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        Assert.Equal(AuthorizationHub.Issuer + "/open/v1", (string?)OAuthReading.ClaimsOf((string)(await flow.TokensAsync())["access_token"]!)["aud"]);
    }

    [Fact]
    public async Task L153_Access_tokens_live_minutes()
    {
        using var client = await hub.RegisterAsync();
        using var flow = new Flow(hub, client);

        Assert.InRange((int)(await flow.TokensAsync())["expires_in"]!, 1, 900);
    }
}
