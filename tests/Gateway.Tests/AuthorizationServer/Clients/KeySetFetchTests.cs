using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using MyDataHub.Gateway.Http.Outgoing;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Clients;

/// <summary>Keys at a jwks_uri: fetched with care, kept for a while, and asked for again when a new one appears.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class KeySetFetchTests(AuthorizationHub hub) : IAsyncLifetime, IDisposable
{
    private readonly SigningParty _key = SigningParty.ES256("first");
    private readonly SigningParty _next = SigningParty.ES256("next");
    private WebApplication _theirs = null!;
    private Uri _address = null!;
    private string _keySet = "";
    private int _fetches;

    public async Task InitializeAsync()
    {
        Publish(_key);
        _theirs = TheirServer.Make(hub);
        _theirs.MapGet("/jwks", () =>
        {
            Interlocked.Increment(ref _fetches);
            return Results.Text(_keySet, "application/jwk-set+json");
        });
        _theirs.MapGet("/elsewhere", () => Results.Redirect("/jwks"));
        _theirs.MapGet("/endless", async (HttpContext context) =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(new string(' ', 16 * 1024), context.RequestAborted);
            }
        });
        _address = await TheirServer.StartAsync(_theirs);
    }

    public async Task DisposeAsync() => await _theirs.DisposeAsync();

    public void Dispose()
    {
        _key.Dispose();
        _next.Dispose();
    }

    [Fact]
    public async Task L140_Keys_are_fetched_once_and_kept()
    {
        using var client = await RegisterAsync("/jwks");

        Assert.Equal(HttpStatusCode.OK, await AuthenticateAsync(client, _key));
        Assert.Equal(HttpStatusCode.OK, await AuthenticateAsync(client, _key));
        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task L140_Of_many_at_once_one_fetches()
    {
        using var client = await RegisterAsync("/jwks");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AuthenticateAsync(client, _key)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task L140_A_new_key_is_fetched_for_but_not_more_than_once_a_minute()
    {
        using var client = await RegisterAsync("/jwks");
        Assert.Equal(HttpStatusCode.OK, await AuthenticateAsync(client, _key));
        Publish(_key, _next);

        // Whoever makes up key ids causes no call.
        Assert.Equal(HttpStatusCode.Unauthorized, await AuthenticateAsync(client, _next));
        Assert.Equal(1, _fetches);

        hub.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, await AuthenticateAsync(client, _next));
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task L140_A_key_taken_from_the_set_is_useless_after_an_hour()
    {
        using var client = await RegisterAsync("/jwks");
        Assert.Equal(HttpStatusCode.OK, await AuthenticateAsync(client, _key));
        Publish(_next);

        hub.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.Unauthorized, await AuthenticateAsync(client, _key));
    }

    [Theory]
    [InlineData("/elsewhere")]
    [InlineData("/missing")]
    [InlineData("/endless")]
    public async Task L140_Redirects_errors_and_endless_answers_bring_no_keys(string path)
    {
        using var client = await RegisterAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, await AuthenticateAsync(client, _key));
    }

    [Fact]
    public async Task L140_Keys_that_cannot_be_taken_spoil_no_others()
    {
        _keySet = $$"""{"keys":[{"kty":"oct","k":"c2VjcmV0"},{"kty":"RSA","use":"enc","n":"AQAB","e":"AQAB"},{{_key.Jwk.ToJsonString()}}]}""";
        using var client = await RegisterAsync("/jwks");

        Assert.Equal(HttpStatusCode.OK, await AuthenticateAsync(client, _key));
    }

    [Fact]
    public async Task L005_A_server_whose_certificate_has_another_name_brings_no_keys()
    {
        using var client = await RegisterAsync("/jwks", host: "127.0.0.2");

        Assert.Equal(HttpStatusCode.Unauthorized, await AuthenticateAsync(client, _key));
        Assert.Equal(0, _fetches);
    }

    [Fact]
    public async Task L005_A_server_whose_certificate_nobody_vouches_for_brings_no_keys()
    {
        await using var node = await hub.StartNodeAsync(new Parts { KeepsInStore = true, Map = Probes.Map }, "--Outgoing:TrustAnchors:0=/etc/ssl/certs/ca-certificates.crt");
        using var client = await RegisterAsync("/jwks");

        Assert.Equal(HttpStatusCode.Unauthorized, await AuthenticateAsync(client, _key, node));
        Assert.Equal(0, _fetches);
    }

    [Fact]
    public async Task L140_Addresses_of_our_own_network_are_not_called_unless_allowed()
    {
        await using var node = await hub.StartNodeAsync(new Parts { KeepsInStore = true, Map = Probes.Map }, "--Outgoing:AllowInternalAddresses=false");
        using var client = await RegisterAsync("/jwks");

        Assert.Equal(HttpStatusCode.Unauthorized, await AuthenticateAsync(client, _key, node));
        Assert.Equal(0, _fetches);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("192.168.1.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("224.0.0.1", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("::1", true)]
    [InlineData("::", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("64:ff9b::7f00:1", true)]
    [InlineData("2002:7f00:1::", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("8.8.8.8", false)]
    [InlineData("2606:4700::1111", false)]
    public void L140_What_is_internal_is_known_in_every_spelling(string address, bool isInternal) =>
        Assert.Equal(isInternal, InternalAddresses.Contains(IPAddress.Parse(address)));

    private void Publish(params SigningParty[] keys) => _keySet = new JsonObject { ["keys"] = new JsonArray([.. keys.Select(key => key.Jwk)]) }.ToJsonString();

    private Task<ThirdParty> RegisterAsync(string path, string host = "localhost") => hub.RegisterAsync(change: metadata =>
    {
        metadata.Remove("jwks");
        metadata["jwks_uri"] = new UriBuilder(_address) { Host = host, Path = path }.ToString();
    });

    private async Task<HttpStatusCode> AuthenticateAsync(ThirdParty client, SigningParty key, TestHub? node = null)
    {
        using var http = hub.NewClient(node: node);
        var claims = client.AssertionClaims();
        claims["exp"] = (node ?? hub.Hub).Clock.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds();
        claims.Remove("iat");
        using var form = new FormUrlEncodedContent(client.Authenticated(("client_assertion", key.Sign(claims))));
        return (await http.PostAsync(Probes.Client, form)).StatusCode;
    }
}
