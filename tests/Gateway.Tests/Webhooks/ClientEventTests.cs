using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Gateway.Webhooks;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Gateway.Tests.Webhooks;

/// <summary>What a third party manages beside its registration, through the API as its software would.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class ClientEventTests(AuthorizationHub hub) : IAsyncLifetime
{
    // What the collection registers its clients with.
    private const string Token = "registration";
    private ThirdParty _client = null!;
    private Receiver _receiver = null!;

    public async Task InitializeAsync()
    {
        _client = await hub.RegisterAsync();
        _receiver = await Receiver.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await Of<WebhookEndpoints>().ForgetAsync(_client.Id, default);
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_webhook_is_added_listed_and_removed()
    {
        var added = await AddAsync(ThirdPartyEvent.GrantRevoked);

        var listed = (await GetAsync("/webhooks"))["webhooks"]!.AsArray().Single()!;
        Assert.Equal((added, _receiver.Url.AbsoluteUri, "grant.revoked"), ((Guid)listed["id"]!, (string?)listed["url"], (string?)listed["types"]![0]));
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, $"/webhooks/{added}")).StatusCode);
        Assert.Empty((await GetAsync("/webhooks"))["webhooks"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Delete, $"/webhooks/{added}")).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task Without_the_clients_own_registration_token_nothing_is_answered(string? token)
    {
        await AddAsync();

        foreach (var (method, path) in Everything(Guid.NewGuid()))
        {
            var answer = await SendAsync(method, path, new { }, token);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Contains("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_client_that_is_not_there_answers_as_one_whose_token_is_wrong()
    {
        using var http = hub.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oauth/register/nobody/webhooks");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task The_clients_software_may_do_it_with_its_own_bound_token_of_the_scope_webhooks()
    {
        var token = await AccessTokenAsync(_client, "webhooks");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_client, _client, token, withProof: true));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(_client, _client, token, withProof: false));
    }

    [Fact]
    public async Task A_token_of_another_scope_or_another_client_is_not_good_for_it()
    {
        using var other = await hub.RegisterAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(_client, _client, await AccessTokenAsync(_client, "grant_management_query"), withProof: true));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(other, _client, await AccessTokenAsync(other, "webhooks"), withProof: true));
    }

    [Fact]
    public async Task A_removed_client_leaves_neither_webhooks_nor_events()
    {
        await AddAsync();
        await HappenAsync(_client.Id);
        await Of<WebhookRound>().RunAsync(default);
        using var http = hub.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/oauth/register/{_client.Id}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);

        Assert.Equal(HttpStatusCode.NoContent, (await http.SendAsync(request)).StatusCode);

        Assert.Empty(await Of<WebhookEndpoints>().ListAsync(_client.Id, default));
        Assert.Empty(await Of<EventLog>().ReadAsync(_client.Id, 0, 10, default));
    }

    [Fact]
    public async Task On_the_plain_port_none_of_it_exists()
    {
        using var http = hub.NewPlainClient();
        foreach (var (method, path) in Everything(Guid.NewGuid()))
        {
            using var request = new HttpRequestMessage(method, $"/oauth/register/{_client.Id}{path}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            Assert.Equal(HttpStatusCode.NotFound, (await http.SendAsync(request)).StatusCode);
        }
    }

    [Theory]
    [InlineData("""{"url":"http://fintech.example/hook"}""", "url")]
    [InlineData("""{"url":"not an address"}""", "url")]
    [InlineData("""{}""", "url")]
    [InlineData("""{"url":"https://fintech.example/hook","types":["grant.created","everything"]}""", "types")]
    [InlineData("""{"url":"https://fintech.example/hook","kind":"x"}""", "kind")]
    public async Task A_webhook_that_cannot_be_is_refused_naming_the_field(string body, string field)
    {
        var answer = await SendAsync(HttpMethod.Post, "/webhooks", JsonNode.Parse(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["field"]);
    }

    [Fact]
    public async Task Outside_development_an_internal_address_is_refused()
    {
        await using var node = await hub.StartNodeAsync(new Parts { KeepsInStore = true }, "--Outgoing:AllowInternalAddresses=false");
        using var http = hub.NewClient(node: node);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/oauth/register/{_client.Id}/webhooks") { Content = JsonContent.Create(new { url = "https://127.0.0.1/hook" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);

        var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await Of<WebhookEndpoints>().ListAsync(_client.Id, default));
    }

    [Fact]
    public async Task A_client_has_at_most_five_webhooks()
    {
        for (var i = 0; i < 5; i++)
        {
            await AddAsync();
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(HttpMethod.Post, "/webhooks", new { url = _receiver.Url })).StatusCode);
    }

    [Fact]
    public async Task A_test_event_reaches_the_webhook_that_was_named_and_no_other()
    {
        await using var other = await Receiver.StartAsync();
        await SendAsync(HttpMethod.Post, "/webhooks", new { url = other.Url });
        var webhook = await AddAsync(ThirdPartyEvent.GrantRevoked);

        var answer = await SendAsync(HttpMethod.Post, $"/webhooks/{webhook}/test");
        await Of<WebhookRound>().RunAsync(default);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var sent = (Guid)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["event"]!;
        Assert.Equal(sent.ToString("N"), Jwt.Read(Assert.Single(_receiver.Got).Body)!.Claims.GetProperty("jti").GetString());
        Assert.Empty(other.Got);
        var delivery = (await GetAsync($"/webhooks/{webhook}/deliveries"))["deliveries"]!.AsArray().Single()!;
        Assert.Equal(("delivered", "202", "test"), ((string?)delivery["state"], (string?)delivery["lastAnswer"], (string?)delivery["type"]));
    }

    [Fact]
    public async Task The_log_is_read_both_ways_and_replayed_from_an_event()
    {
        var webhook = await AddAsync();
        var events = new List<ThirdPartyEvent>();
        for (var i = 0; i < 3; i++)
        {
            events.Add(await HappenAsync(_client.Id));
            await Of<WebhookRound>().RunAsync(default);
        }

        Assert.Equal("1, 2, 3", await NumbersAsync("/events"));
        Assert.Equal("2, 3", await NumbersAsync("/events?after=1"));
        Assert.Equal("3, 2", await NumbersAsync("/events?order=newest&limit=2"));
        Assert.Equal("1", await NumbersAsync("/events?order=newest&before=2"));
        _receiver.Got.Clear();

        var answer = await SendAsync(HttpMethod.Post, $"/webhooks/{webhook}/replay", new { from = events[1].Id });
        await Of<WebhookRound>().RunAsync(default);
        await Of<WebhookRound>().RunAsync(default);

        Assert.Equal(2, (int)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["events"]!);
        Assert.Equal(events[1..].Select(one => one.Id.ToString("N")), _receiver.Got.Select(got => Jwt.Read(got.Body)!.Claims.GetProperty("jti").GetString()!));
    }

    [Fact]
    public async Task A_replay_from_an_event_that_is_not_in_the_own_log_is_refused()
    {
        var webhook = await AddAsync();
        var foreign = await HappenAsync(new ClientId($"other-{Guid.NewGuid():N}"));
        await Of<WebhookRound>().RunAsync(default);

        foreach (var body in new object[] { new { from = foreign.Id }, new { } })
        {
            var answer = await SendAsync(HttpMethod.Post, $"/webhooks/{webhook}/replay", body);
            Assert.Equal((HttpStatusCode.BadRequest, "from"), (answer.StatusCode, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["field"]));
        }
    }

    [Theory]
    [InlineData("/events?limit=0", "limit")]
    [InlineData("/events?limit=501", "limit")]
    [InlineData("/events?order=sideways", "order")]
    public async Task A_reading_of_the_log_that_makes_no_sense_is_refused_naming_the_field(string path, string field)
    {
        var answer = await SendAsync(HttpMethod.Get, path);

        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.StatusCode, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["field"]));
    }

    [Fact]
    public async Task A_client_that_called_nothing_has_empty_statistics() => Assert.Empty((await GetAsync("/statistics"))["calls"]!.AsArray());

    private static (HttpMethod Method, string Path)[] Everything(Guid webhook) =>
    [
        (HttpMethod.Get, "/webhooks"), (HttpMethod.Post, "/webhooks"), (HttpMethod.Delete, $"/webhooks/{webhook}"), (HttpMethod.Post, $"/webhooks/{webhook}/test"),
        (HttpMethod.Get, $"/webhooks/{webhook}/deliveries"), (HttpMethod.Post, $"/webhooks/{webhook}/replay"), (HttpMethod.Get, "/events"), (HttpMethod.Get, "/statistics"),
    ];

    private T Of<T>()
        where T : notnull => hub.Services.GetRequiredService<T>();

    private static async Task<string> AccessTokenAsync(ThirdParty client, string scope)
    {
        var answer = await client.PostAsync("/oauth/token", ("grant_type", "client_credentials"), ("scope", scope));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["access_token"]!;
    }

    private static async Task<HttpStatusCode> StatusAsync(ThirdParty sender, ThirdParty about, string token, bool withProof)
    {
        var path = $"/oauth/register/{about.Id}/webhooks";
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", $"DPoP {token}");
        if (withProof)
        {
            request.Headers.TryAddWithoutValidation("DPoP", sender.Proof("GET", path, token));
        }

        return (await sender.Http.SendAsync(request)).StatusCode;
    }

    private async Task<Guid> AddAsync(params string[] types)
    {
        var answer = await SendAsync(HttpMethod.Post, "/webhooks", new { url = _receiver.Url, types });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (Guid)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }

    private async Task<ThirdPartyEvent> HappenAsync(ClientId client)
    {
        var happened = new ThirdPartyEvent(Guid.CreateVersion7(hub.Now), client, new GrantId(Guid.NewGuid()), "subject", ThirdPartyEvent.DataUpdated, hub.Now);
        await Of<EventLog>().AppendAsync(happened, default);
        return happened;
    }

    private async Task<string> NumbersAsync(string path) =>
        string.Join(", ", (await GetAsync(path))["events"]!.AsArray().Select(one => (long)one!["number"]!));

    private async Task<JsonNode> GetAsync(string path)
    {
        var answer = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? token = Token)
    {
        using var http = hub.NewClient();
        using var request = new HttpRequestMessage(method, $"/oauth/register/{_client.Id}{path}");
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        if (method == HttpMethod.Post)
        {
            request.Content = JsonContent.Create(body ?? new { }, options: JsonSerializerOptions.Web);
        }

        return await http.SendAsync(request);
    }
}
