using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Gateway.Webhooks;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Gateway.Tests.Webhooks;

/// <summary>What a third party reads of its events and calls, replays and tries out, through the API as its software would.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class ClientEventTests(AuthorizationHub hub) : IAsyncLifetime
{
    private Subscriber _subscriber = null!;

    public async Task InitializeAsync() => _subscriber = await Subscriber.StartAsync(hub);

    public async Task DisposeAsync() => await _subscriber.DisposeAsync();

    [Fact]
    public async Task A_removed_client_leaves_neither_webhooks_nor_events()
    {
        await _subscriber.AddAsync();
        await HappenAsync(_subscriber.Client.Id);
        await Of<WebhookRound>().RunAsync(default);
        using var http = hub.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/oauth/register/{_subscriber.Client.Id}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Subscriber.Token);

        Assert.Equal(HttpStatusCode.NoContent, (await http.SendAsync(request)).StatusCode);

        Assert.Empty(await Of<WebhookEndpoints>().ListAsync(_subscriber.Client.Id, default));
        Assert.Empty(await Of<EventLog>().ReadAsync(_subscriber.Client.Id, 0, 10, default));
    }

    [Fact]
    public async Task A_test_event_reaches_the_webhook_that_was_named_and_no_other()
    {
        await using var other = await Receiver.StartAsync();
        await _subscriber.SendAsync(HttpMethod.Post, "/webhooks", new { url = other.Url });
        var webhook = await _subscriber.AddAsync(ThirdPartyEvent.GrantRevoked);

        var answer = await _subscriber.SendAsync(HttpMethod.Post, $"/webhooks/{webhook}/test");
        await Of<WebhookRound>().RunAsync(default);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var sent = (Guid)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["event"]!;
        Assert.Equal(sent.ToString("N"), Jwt.Read(Assert.Single(_subscriber.Receiver.Got).Body)!.Claims.GetProperty("jti").GetString());
        Assert.Empty(other.Got);
        var delivery = (await _subscriber.GetAsync($"/webhooks/{webhook}/deliveries"))["deliveries"]!.AsArray().Single()!;
        Assert.Equal(("delivered", "202", "test"), ((string?)delivery["state"], (string?)delivery["lastAnswer"], (string?)delivery["type"]));
    }

    [Fact]
    public async Task The_log_is_read_both_ways_and_replayed_from_an_event()
    {
        var webhook = await _subscriber.AddAsync();
        var events = new List<ThirdPartyEvent>();
        for (var i = 0; i < 3; i++)
        {
            events.Add(await HappenAsync(_subscriber.Client.Id));
            await Of<WebhookRound>().RunAsync(default);
        }

        Assert.Equal("1, 2, 3", await NumbersAsync("/events"));
        Assert.Equal("2, 3", await NumbersAsync("/events?after=1"));
        Assert.Equal("3, 2", await NumbersAsync("/events?order=newest&limit=2"));
        Assert.Equal("1", await NumbersAsync("/events?order=newest&before=2"));
        _subscriber.Receiver.Got.Clear();

        var answer = await _subscriber.SendAsync(HttpMethod.Post, $"/webhooks/{webhook}/replay", new { from = events[1].Id });
        await Of<WebhookRound>().RunAsync(default);
        await Of<WebhookRound>().RunAsync(default);

        Assert.Equal(2, (int)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["events"]!);
        Assert.Equal(events[1..].Select(one => one.Id.ToString("N")), _subscriber.Receiver.Got.Select(got => Jwt.Read(got.Body)!.Claims.GetProperty("jti").GetString()!));
    }

    [Fact]
    public async Task A_replay_from_an_event_that_is_not_in_the_own_log_is_refused()
    {
        var webhook = await _subscriber.AddAsync();
        var foreign = await HappenAsync(new ClientId($"other-{Guid.NewGuid():N}"));
        await Of<WebhookRound>().RunAsync(default);

        foreach (var body in new object[] { new { from = foreign.Id }, new { } })
        {
            var answer = await _subscriber.SendAsync(HttpMethod.Post, $"/webhooks/{webhook}/replay", body);
            Assert.Equal((HttpStatusCode.BadRequest, "from"), (answer.StatusCode, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["field"]));
        }
    }

    [Theory]
    [InlineData("/events?limit=0", "limit")]
    [InlineData("/events?limit=501", "limit")]
    [InlineData("/events?order=sideways", "order")]
    public async Task A_reading_of_the_log_that_makes_no_sense_is_refused_naming_the_field(string path, string field)
    {
        var answer = await _subscriber.SendAsync(HttpMethod.Get, path);

        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.StatusCode, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["field"]));
    }

    [Fact]
    public async Task A_client_that_called_nothing_has_empty_statistics() => Assert.Empty((await _subscriber.GetAsync("/statistics"))["calls"]!.AsArray());

    private T Of<T>()
        where T : notnull => hub.Services.GetRequiredService<T>();

    private async Task<ThirdPartyEvent> HappenAsync(ClientId client)
    {
        var happened = new ThirdPartyEvent(Guid.CreateVersion7(hub.Now), client, new GrantId(Guid.NewGuid()), "subject", ThirdPartyEvent.DataUpdated, hub.Now);
        await Of<EventLog>().AppendAsync(happened, default);
        return happened;
    }

    private async Task<string> NumbersAsync(string path) =>
        string.Join(", ", (await _subscriber.GetAsync(path))["events"]!.AsArray().Select(one => (long)one!["number"]!));
}
