using System.Net;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Gateway.Tests.Fakes;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Dpop;

/// <summary>Nonces: demanded while other nodes serve too, and good on one node only.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class NonceTests(AuthorizationHub hub) : IAsyncLifetime
{
    private const string Token = "an.access.token";
    private ThirdParty _client = null!;
    private TestHub _one = null!;
    private TestHub _other = null!;

    public async Task InitializeAsync()
    {
        _client = await hub.RegisterAsync();
        _one = await StartAsync();
        _other = await StartAsync();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _one.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task L093_A_proof_without_a_nonce_is_told_one_and_a_new_proof_with_it_works()
    {
        var refused = await CallAsync(_one, Probes.Proof, null);

        await refused.ErrorAsync(HttpStatusCode.BadRequest, "use_dpop_nonce");
        var answer = await CallAsync(_one, Probes.Proof, NonceOf(refused));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEmpty(NonceOf(answer));
    }

    [Fact]
    public async Task L093_A_resource_tells_its_nonce_with_a_challenge()
    {
        var refused = await CallAsync(_one, Probes.Resource, null);

        await refused.ErrorAsync(HttpStatusCode.Unauthorized, "use_dpop_nonce");
        Assert.Contains("error=\"use_dpop_nonce\"", refused.Headers.WwwAuthenticate.Single().Parameter, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(_one, Probes.Resource, NonceOf(refused))).StatusCode);
    }

    [Fact]
    public async Task L093_A_nonce_of_a_resource_is_none_of_the_authorization_server()
    {
        var nonce = NonceOf(await CallAsync(_one, Probes.Resource, null));

        await (await CallAsync(_one, Probes.Proof, nonce)).ErrorAsync(HttpStatusCode.BadRequest, "use_dpop_nonce");
    }

    [Fact]
    public async Task L087_L151_A_proof_for_one_node_is_useless_on_another()
    {
        var nonce = NonceOf(await CallAsync(_one, Probes.Proof, null));
        var proof = Proof(Probes.Proof, nonce, _one);

        await (await SendAsync(_other, Probes.Proof, proof)).ErrorAsync(HttpStatusCode.BadRequest, "use_dpop_nonce");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(_one, Probes.Proof, proof)).StatusCode);
        await (await SendAsync(_one, Probes.Proof, proof)).ErrorAsync(HttpStatusCode.BadRequest, "invalid_dpop_proof");
    }

    [Fact]
    public async Task L093_An_old_nonce_is_refused_and_the_next_one_told()
    {
        var nonce = NonceOf(await CallAsync(_one, Probes.Proof, null));
        _one.Clock.Advance(TimeSpan.FromMinutes(5));

        var refused = await CallAsync(_one, Probes.Proof, nonce);

        await refused.ErrorAsync(HttpStatusCode.BadRequest, "use_dpop_nonce");
        Assert.NotEqual(nonce, NonceOf(refused));
    }

    [Fact]
    public async Task L093_A_made_up_nonce_is_refused() =>
        await (await CallAsync(_one, Probes.Proof, "bWFkZS11cC1ub25jZS1vZi10aGUtcmln")).ErrorAsync(HttpStatusCode.BadRequest, "use_dpop_nonce");

    [Fact]
    public async Task L086_A_fresh_nonce_says_more_than_the_clock_of_the_client()
    {
        var nonce = NonceOf(await CallAsync(_one, Probes.Proof, null));
        var proof = _client.Proof("POST", Probes.Proof, change: claims => (claims["nonce"], claims["iat"]) = (nonce, 1));

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(_one, Probes.Proof, proof)).StatusCode);
    }

    [Fact]
    public async Task L087_A_proof_made_before_this_start_needs_a_nonce_also_on_a_single_node()
    {
        await using var node = await StartAsync(isAlone: true);
        var before = _client.Proof("POST", Probes.Proof, change: claims => claims["iat"] = new ManualClock().GetUtcNow().AddMinutes(-1).ToUnixTimeSeconds());

        await (await SendAsync(node, Probes.Proof, before)).ErrorAsync(HttpStatusCode.BadRequest, "use_dpop_nonce");
    }

    private Task<TestHub> StartAsync(bool isAlone = false) => hub.StartNodeAsync(new Parts { KeepsInStore = true, IsAlone = isAlone, Map = Probes.Map });

    private Task<HttpResponseMessage> CallAsync(TestHub node, string path, string? nonce) => SendAsync(node, path, Proof(path, nonce, node));

    private string Proof(string path, string? nonce, TestHub node) => _client.Proof("POST", path, path == Probes.Resource ? Token : null, claims =>
    {
        claims["iat"] = node.Clock.GetUtcNow().ToUnixTimeSeconds();
        if (nonce is not null)
        {
            claims["nonce"] = nonce;
        }
    });

    private async Task<HttpResponseMessage> SendAsync(TestHub node, string path, string proof)
    {
        using var http = hub.NewClient(node: node);
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.TryAddWithoutValidation("Authorization", $"DPoP {Token}");
        request.Headers.TryAddWithoutValidation("DPoP", proof);
        return await http.SendAsync(request);
    }

    private static string NonceOf(HttpResponseMessage answer) => answer.Headers.GetValues("DPoP-Nonce").Single();
}
