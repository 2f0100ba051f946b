using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Gateway.Webhooks;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Gateway.Tests.Webhooks;

[Collection(AuthorizationHub.Collection)]
public sealed class WebhookSendingTests(AuthorizationHub hub) : IAsyncLifetime
{
    private readonly ClientId _client = new($"client-{Guid.NewGuid():N}");
    private TestHub _node = null!;
    private Receiver _receiver = null!;
    private Guid _endpoint;

    public async Task InitializeAsync()
    {
        _node = await hub.StartNodeAsync(new Parts { KeepsInStore = true }, "--Outgoing:TimeoutSeconds=1");
        _receiver = await Receiver.StartAsync();
        var endpoint = new WebhookEndpoint(_client, Guid.NewGuid(), _receiver.Url, [], _node.Clock.GetUtcNow());
        await Of<WebhookEndpoints>().TryAddAsync(endpoint, most: 5, default);
        _endpoint = endpoint.Id;
    }

    public async Task DisposeAsync()
    {
        await Of<WebhookEndpoints>().ForgetAsync(_client, default);
        await _receiver.DisposeAsync();
        await _node.DisposeAsync();
    }

    [Fact]
    public async Task An_event_arrives_as_a_token_addressed_to_its_client_and_signed_with_a_published_key()
    {
        var happened = await HappenAsync(ThirdPartyEvent.DataUpdated);

        await RoundAsync();

        var (contentType, body) = Assert.Single(_receiver.Got);
        Assert.Equal("application/secevent+jwt", contentType);
        var token = Jwt.Read(body)!;
        Assert.True(token.IsSignedBy(await PublishedKeyAsync(token.KeyId!)));
        Assert.Equal("secevent+jwt", token.Type);
        Assert.Equal((AuthorizationHub.Issuer, _client.Value, happened.Id.ToString("N")), (Text(token, "iss"), Text(token, "aud"), Text(token, "jti")));
        Assert.Equal(happened.Subject, token.Claims.GetProperty("sub_id").GetProperty("id").GetString());
        var payload = token.Claims.GetProperty("events").GetProperty("urn:mydatahub:event:data.updated");
        Assert.Equal((happened.Grant.ToString(), 1, 7), (payload.GetProperty("grant_id").GetString(), payload.GetProperty("number").GetInt64(), payload.GetProperty("transactions").GetInt64()));
        Assert.Equal(DeliveryState.Delivered, (await ReportAsync()).State);
    }

    [Fact]
    public async Task A_token_says_nothing_but_ids_times_and_counts()
    {
        await HappenAsync(ThirdPartyEvent.DataUpdated);

        await RoundAsync();

        var claims = Jwt.Read(Assert.Single(_receiver.Got).Body)!.Claims;
        Assert.Equal(["aud", "events", "iat", "iss", "jti", "sub_id", "toe"], claims.EnumerateObject().Select(claim => claim.Name).Order(StringComparer.Ordinal));
        var payload = claims.GetProperty("events").GetProperty("urn:mydatahub:event:data.updated");
        Assert.Equal(["grant_id", "number", "transactions"], payload.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_stolen_webhook_body_opens_nothing()
    {
        using var thief = await hub.RegisterAsync();
        await HappenAsync(ThirdPartyEvent.GrantCreated);
        await RoundAsync();
        var stolen = Assert.Single(_receiver.Got).Body;

        foreach (var path in new[] { "/open/v1/view", "/open/v1/grant", $"/oauth/register/{_client}/events" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(thief, path, "Bearer", stolen));
            Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(thief, path, "DPoP", stolen));
        }

        var asAssertion = thief.Authenticated(("grant_type", "client_credentials"), ("client_assertion", stolen));
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.SendAsync("/oauth/token", asAssertion, thief.Proof("POST", "/oauth/token"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await thief.PostAsync("/oauth/token", ("grant_type", "refresh_token"), ("refresh_token", stolen))).StatusCode);
        var introspected = await thief.PostAsync("/oauth/introspect", ("token", stolen));
        Assert.Equal("""{"active":false}""", await introspected.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "500")]
    [InlineData(HttpStatusCode.NotFound, "404")]
    [InlineData(HttpStatusCode.TooManyRequests, "429")]
    public async Task A_failure_is_tried_again_after_a_pause_with_the_same_event_id(HttpStatusCode status, string answer)
    {
        _receiver.Answer = Receiver.Status(status);
        await HappenAsync(ThirdPartyEvent.GrantRevoked);
        await RoundAsync();
        Assert.Equal((DeliveryState.Waiting, answer), ((await ReportAsync()).State, (await ReportAsync()).LastAnswer));
        await RoundAsync();
        Assert.Single(_receiver.Got);

        _receiver.Answer = Receiver.Status(HttpStatusCode.NoContent);
        _node.Clock.Advance(TimeSpan.FromSeconds(5));
        await RoundAsync();

        Assert.Equal(2, _receiver.Got.Count);
        Assert.Single(_receiver.Got.Select(got => Text(Jwt.Read(got.Body)!, "jti")).Distinct());
        Assert.Equal((DeliveryState.Delivered, 2), ((await ReportAsync()).State, (await ReportAsync()).Attempts));
    }

    [Fact]
    public async Task A_redirect_is_a_failure_and_is_not_followed()
    {
        await using var elsewhere = await Receiver.StartAsync();
        _receiver.Answer = context =>
        {
            context.Response.Redirect(elsewhere.Url.AbsoluteUri);
            return Task.CompletedTask;
        };
        await HappenAsync(ThirdPartyEvent.GrantRevoked);

        await RoundAsync();

        Assert.Empty(elsewhere.Got);
        Assert.Equal((DeliveryState.Waiting, "302"), ((await ReportAsync()).State, (await ReportAsync()).LastAnswer));
    }

    [Fact]
    public async Task An_endpoint_that_hangs_is_given_up_in_time_and_another_one_gets_the_event_meanwhile()
    {
        await using var other = await Receiver.StartAsync();
        await Of<WebhookEndpoints>().TryAddAsync(new(_client, Guid.NewGuid(), other.Url, [], _node.Clock.GetUtcNow()), most: 5, default);
        _receiver.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        await HappenAsync(ThirdPartyEvent.GrantRevoked);

        await RoundAsync();

        Assert.Single(other.Got);
        Assert.Equal((DeliveryState.Waiting, "timeout"), ((await ReportAsync()).State, (await ReportAsync()).LastAnswer));
    }

    [Fact]
    public async Task After_a_day_of_failures_an_event_is_parked_the_next_one_goes_and_a_replay_brings_it_back()
    {
        _receiver.Answer = Receiver.Status(HttpStatusCode.ServiceUnavailable);
        var first = await HappenAsync(ThirdPartyEvent.GrantCreated);
        for (var tries = 0; tries < 60 && (tries == 0 || (await ReportAsync()).State == DeliveryState.Waiting); tries++)
        {
            await RoundAsync();
            _node.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(DeliveryState.Parked, (await ReportAsync()).State);
        _receiver.Got.Clear();
        _receiver.Answer = Receiver.Status(HttpStatusCode.OK);
        var second = await HappenAsync(ThirdPartyEvent.GrantRevoked);
        await RoundAsync();
        Assert.Equal(second.Id.ToString("N"), Text(Jwt.Read(Assert.Single(_receiver.Got).Body)!, "jti"));

        await Of<Deliveries>().ReplayAsync(_client, _endpoint, from: 1, _node.Clock.GetUtcNow(), default);
        await RoundAsync();
        await RoundAsync();

        Assert.Equal(
            [second.Id.ToString("N"), first.Id.ToString("N"), second.Id.ToString("N")], _receiver.Got.Select(got => Text(Jwt.Read(got.Body)!, "jti")));
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(3, 20)]
    [InlineData(40, 3600)]
    public void Pauses_double_up_to_an_hour(int attempts, int seconds)
    {
        var now = _node.Clock.GetUtcNow();
        Assert.Equal(now.AddSeconds(seconds), Backoff.Next(new WebhookOptions(), since: now, attempts, now));
    }

    [Theory]
    [InlineData("https://fintech.example/hook", true)]
    [InlineData("https://fintech.example:8443/hook?tenant=1", true)]
    [InlineData("http://fintech.example/hook", false)]
    [InlineData("https://user:word@fintech.example/hook", false)]
    [InlineData("https://fintech.example/hook#part", false)]
    [InlineData("https://localhost/hook", false)]
    [InlineData("https://127.0.0.1/hook", false)]
    [InlineData("https://[::1]/hook", false)]
    [InlineData("https://10.1.2.3/hook", false)]
    [InlineData("https://192.168.0.10/hook", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("https://[fd00::1]/hook", false)]
    [InlineData("https://[::ffff:10.0.0.1]/hook", false)]
    [InlineData("https://intranet/hook", false)]
    [InlineData("ftp://fintech.example/hook", false)]
    [InlineData("fintech.example/hook", false)]
    [InlineData("", false)]
    public void Only_public_https_addresses_may_be_named(string url, bool allowed) =>
        Assert.Equal(allowed, WebhookUrls.Problem(url, allowsInternal: false) is null);

    [Fact]
    public void In_development_a_loopback_address_may_be_plain_http()
    {
        Assert.Null(WebhookUrls.Problem("http://127.0.0.1:9000/hook", allowsInternal: true));
        Assert.NotNull(WebhookUrls.Problem("http://fintech.example/hook", allowsInternal: true));
    }

    private static async Task<HttpStatusCode> GetAsync(ThirdParty sender, string path, string scheme, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {token}");
        if (scheme == "DPoP")
        {
            request.Headers.TryAddWithoutValidation("DPoP", sender.Proof("GET", path, token));
        }

        return (await sender.Http.SendAsync(request)).StatusCode;
    }

    private T Of<T>()
        where T : notnull => _node.Services.GetRequiredService<T>();

    private Task<bool> RoundAsync() => Of<WebhookRound>().RunAsync(default);

    private async Task<ThirdPartyEvent> HappenAsync(string type)
    {
        var now = _node.Clock.GetUtcNow();
        var happened = new ThirdPartyEvent(Guid.CreateVersion7(now), _client, new GrantId(Guid.NewGuid()), "subject", type, now)
        {
            Counts = ImmutableSortedDictionary<string, long>.Empty.Add("transactions", 7),
        };
        await Of<EventLog>().AppendAsync(happened, default);
        return happened;
    }

    private async Task<DeliveryReport> ReportAsync() => (await Of<Deliveries>().ReadAsync(_client, _endpoint, long.MaxValue, 1, default)).Single();

    private async Task<PublicKey> PublishedKeyAsync(string keyId)
    {
        using var http = hub.NewClient(node: _node);
        var set = JsonElement.Parse(await http.GetStringAsync("/oauth/jwks"));
        return PublicKey.Read(set.GetProperty("keys").EnumerateArray().Single(key => key.GetProperty("kid").GetString() == keyId), out _)!;
    }

    private static string? Text(Jwt token, string claim) => token.Claims.GetProperty(claim).GetString();
}
