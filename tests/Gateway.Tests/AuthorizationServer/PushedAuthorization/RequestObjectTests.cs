using System.Net;
using System.Text.Json.Nodes;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.PushedAuthorization;

/// <summary>FAPI 2.0 Message Signing 5.3.1.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class RequestObjectTests(AuthorizationHub hub)
{
    [Fact]
    public async Task L105_A_signed_request_is_taken_and_its_values_count()
    {
        using var client = await RegisterAsync();
        using var flow = new Flow(hub, client);

        var answer = await PushAsync(flow, Claims(flow));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var interaction = await flow.OpenAsync((string)(await answer.JsonAsync())["request_uri"]!);
        await flow.SignInAsync(interaction);
        Assert.Equal(Flow.State, Flow.Received(await flow.DecideAsync(interaction, "refuse"))["state"]);
    }

    [Theory]
    [InlineData("oauth-authz-req+jwt")]
    [InlineData("application/oauth-authz-req+jwt")]
    [InlineData("JWT")]
    [InlineData(null)]
    public Task L105_These_types_are_taken(string? typ) => TakenAsync(_ => { }, typ);

    [Fact]
    public Task L105_The_issuer_may_stand_in_an_array_of_audiences() => TakenAsync(claims => claims["aud"] = new JsonArray("https://other.example", AuthorizationHub.Issuer));

    [Theory]
    [InlineData(8)]
    [InlineData(-3500)]
    public Task L039_A_request_object_of_a_clock_a_little_ahead_or_of_the_last_hour_is_taken(int seconds) => TakenAsync(claims =>
    {
        claims["nbf"] = hub.Now.AddSeconds(seconds).ToUnixTimeSeconds();
        claims["exp"] = hub.Now.AddSeconds(60).ToUnixTimeSeconds();
    });

    [Fact]
    public Task L039_A_request_object_of_more_than_a_minute_ahead_is_refused() =>
        RefusedAsync(claims => (claims["nbf"], claims["exp"]) = (hub.Now.AddSeconds(70).ToUnixTimeSeconds(), hub.Now.AddSeconds(130).ToUnixTimeSeconds()));

    [Fact]
    public Task L105_An_nbf_of_more_than_an_hour_ago_is_refused() => RefusedAsync(claims => claims["nbf"] = hub.Now.AddMinutes(-61).ToUnixTimeSeconds());

    [Fact]
    public Task L105_An_exp_of_more_than_an_hour_after_nbf_is_refused() => RefusedAsync(claims => claims["exp"] = hub.Now.AddMinutes(61).ToUnixTimeSeconds());

    [Fact]
    public Task L105_An_expired_request_object_is_refused() => RefusedAsync(claims =>
    {
        claims["nbf"] = hub.Now.AddMinutes(-30).ToUnixTimeSeconds();
        claims["exp"] = hub.Now.AddMinutes(-5).ToUnixTimeSeconds();
    });

    [Theory]
    [InlineData("nbf")]
    [InlineData("exp")]
    [InlineData("aud")]
    [InlineData("iss")]
    [InlineData("client_id")]
    public Task L105_A_request_object_without_this_claim_is_refused(string claim) => RefusedAsync(claims => claims.Remove(claim));

    [Fact]
    public Task L105_Another_audience_is_refused() => RefusedAsync(claims => claims["aud"] = "https://other.example");

    [Fact]
    public Task L105_Another_issuer_than_the_client_is_refused() => RefusedAsync(claims => claims["iss"] = "client-2");

    [Fact]
    public Task L105_A_request_object_with_a_request_uri_inside_is_refused() => RefusedAsync(claims => claims["request_uri"] = "urn:x");

    [Fact]
    public Task L105_A_request_object_within_another_is_refused() => RefusedAsync(claims => claims["request"] = "a.b.c");

    [Theory]
    [InlineData("RS256")]
    [InlineData("PS384")]
    [InlineData("HS256")]
    [InlineData("none")]
    [InlineData("None")]
    public async Task L062_A_request_object_of_another_algorithm_is_refused(string algorithm)
    {
        using var key = SigningParty.PS256();
        using var client = await hub.RegisterAsync(key: key);
        using var flow = new Flow(hub, client);

        await (await PushTextAsync(flow, key.Sign(Claims(flow), "oauth-authz-req+jwt", header => header["alg"] = algorithm)))
            .OAuthErrorAsync(400, "invalid_request_object");
    }

    [Fact]
    public async Task L105_A_request_object_signed_by_another_client_is_refused()
    {
        using var client = await RegisterAsync();
        using var other = SigningParty.ES256();
        using var flow = new Flow(hub, client);

        await (await PushTextAsync(flow, other.Sign(Claims(flow), "oauth-authz-req+jwt"))).OAuthErrorAsync(400, "invalid_request_object");
    }

    [Fact]
    public async Task L105_A_request_object_that_was_changed_is_refused()
    {
        using var client = await RegisterAsync();
        using var flow = new Flow(hub, client);
        var parts = client.Key.Sign(Claims(flow), "oauth-authz-req+jwt").Split('.');
        var others = client.Key.Sign(Claims(flow, claims => claims["scope"] = "mydata"), "oauth-authz-req+jwt").Split('.');

        await (await PushTextAsync(flow, $"{parts[0]}.{others[1]}.{parts[2]}")).OAuthErrorAsync(400, "invalid_request_object");
    }

    [Fact]
    public async Task L105_Who_has_registered_for_signed_requests_sends_no_unsigned_ones()
    {
        using var client = await RegisterAsync();
        using var flow = new Flow(hub, client);

        await (await flow.PushAsync()).OAuthErrorAsync(400, "invalid_request");
    }

    [Fact]
    public async Task L102_What_stands_beside_a_request_object_does_not_count()
    {
        using var client = await RegisterAsync();
        using var flow = new Flow(hub, client);
        var form = client.Authenticated(("request", client.Key.Sign(Claims(flow, claims => claims.Remove("state")), "oauth-authz-req+jwt")), ("state", "outside"));

        var answer = await client.SendAsync("/oauth/par", form);

        var interaction = await flow.OpenAsync((string)(await answer.JsonAsync())["request_uri"]!);
        await flow.SignInAsync(interaction);
        Assert.DoesNotContain("state", Flow.Received(await flow.DecideAsync(interaction, "refuse")).Keys);
    }

    [Fact]
    public async Task L099_What_a_signed_request_asks_is_checked_like_any_other()
    {
        using var client = await RegisterAsync();
        using var flow = new Flow(hub, client);

        await (await PushAsync(flow, Claims(flow, claims => claims["redirect_uri"] = "https://evil.example/"))).OAuthErrorAsync(400, "invalid_request");
    }

    private Task<ThirdParty> RegisterAsync() => hub.RegisterAsync(change: metadata => metadata["require_signed_request_object"] = true);

    private JsonObject Claims(Flow flow, Action<JsonObject>? change = null)
    {
        var claims = new JsonObject
        {
            ["iss"] = flow.Client.Id.Value,
            ["aud"] = AuthorizationHub.Issuer,
            ["nbf"] = hub.Now.ToUnixTimeSeconds(),
            ["exp"] = hub.Now.AddMinutes(5).ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in flow.Request())
        {
            claims[name] = name == "authorization_details" ? JsonNode.Parse(value) : value;
        }

        change?.Invoke(claims);
        return claims;
    }

    private static Task<HttpResponseMessage> PushAsync(Flow flow, JsonObject claims, string? typ = "oauth-authz-req+jwt") =>
        PushTextAsync(flow, flow.Client.Key.Sign(claims, typ));

    private static Task<HttpResponseMessage> PushTextAsync(Flow flow, string request) =>
        flow.Client.SendAsync("/oauth/par", flow.Client.Authenticated(("request", request)));

    private async Task TakenAsync(Action<JsonObject> change, string? typ = "oauth-authz-req+jwt")
    {
        using var client = await RegisterAsync();
        using var flow = new Flow(hub, client);
        Assert.Equal(HttpStatusCode.Created, (await PushAsync(flow, Claims(flow, change), typ)).StatusCode);
    }

    private async Task RefusedAsync(Action<JsonObject> change)
    {
        using var client = await RegisterAsync();
        using var flow = new Flow(hub, client);
        await (await PushAsync(flow, Claims(flow, change))).OAuthErrorAsync(400, "invalid_request_object");
    }
}
