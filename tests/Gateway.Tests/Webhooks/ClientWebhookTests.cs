using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Gateway.Tests.Webhooks;

/// <summary>A third party's webhooks: registered, listed and removed through the API as its software would, and by nobody else.</summary>
[Collection(AuthorizationHub.Collection)]
public sealed class ClientWebhookTests(AuthorizationHub hub) : IAsyncLifetime
{
    private Subscriber _subscriber = null!;

    public async Task InitializeAsync() => _subscriber = await Subscriber.StartAsync(hub);

    public async Task DisposeAsync() => await _subscriber.DisposeAsync();

    [Fact]
    public async Task A_webhook_is_added_listed_and_removed()
    {
        var added = await _subscriber.AddAsync(ThirdPartyEvent.GrantRevoked);

        var listed = (await _subscriber.GetAsync("/webhooks"))["webhooks"]!.AsArray().Single()!;
        Assert.Equal((added, _subscriber.Receiver.Url.AbsoluteUri, "grant.revoked"), ((Guid)listed["id"]!, (string?)listed["url"], (string?)listed["types"]![0]));
        Assert.Equal(HttpStatusCode.NoContent, (await _subscriber.SendAsync(HttpMethod.Delete, $"/webhooks/{added}")).StatusCode);
        Assert.Empty((await _subscriber.GetAsync("/webhooks"))["webhooks"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await _subscriber.SendAsync(HttpMethod.Delete, $"/webhooks/{added}")).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task Without_the_clients_own_registration_token_nothing_is_answered(string? token)
    {
        await _subscriber.AddAsync();

        foreach (var (method, path) in Everything(Guid.NewGuid()))
        {
            var answer = await _subscriber.SendAsync(method, path, new { }, token);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Contains("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_client_that_is_not_there_answers_as_one_whose_token_is_wrong()
    {
        using var http = hub.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oauth/register/nobody/webhooks");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Subscriber.Token);

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task The_clients_software_may_do_it_with_its_own_bound_token_of_the_scope_webhooks()
    {
        var token = await AccessTokenAsync(_subscriber.Client, "webhooks");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_subscriber.Client, _subscriber.Client, token, withProof: true));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(_subscriber.Client, _subscriber.Client, token, withProof: false));
    }

    [Fact]
    public async Task A_token_of_another_scope_or_another_client_is_not_good_for_it()
    {
        using var other = await hub.RegisterAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(_subscriber.Client, _subscriber.Client, await AccessTokenAsync(_subscriber.Client, "grant_management_query"), withProof: true));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(other, _subscriber.Client, await AccessTokenAsync(other, "webhooks"), withProof: true));
    }

    [Fact]
    public async Task On_the_plain_port_none_of_it_exists()
    {
        using var http = hub.NewPlainClient();
        foreach (var (method, path) in Everything(Guid.NewGuid()))
        {
            using var request = new HttpRequestMessage(method, $"/oauth/register/{_subscriber.Client.Id}{path}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Subscriber.Token);
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
        var answer = await _subscriber.SendAsync(HttpMethod.Post, "/webhooks", JsonNode.Parse(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["field"]);
    }

    [Fact]
    public async Task Outside_development_an_internal_address_is_refused()
    {
        await using var node = await hub.StartNodeAsync(new Parts { KeepsInStore = true }, "--Outgoing:AllowInternalAddresses=false");
        using var http = hub.NewClient(node: node);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/oauth/register/{_subscriber.Client.Id}/webhooks") { Content = JsonContent.Create(new { url = "https://127.0.0.1/hook" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Subscriber.Token);

        var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await hub.Services.GetRequiredService<WebhookEndpoints>().ListAsync(_subscriber.Client.Id, default));
    }

    [Fact]
    public async Task A_client_has_at_most_five_webhooks()
    {
        for (var i = 0; i < 5; i++)
        {
            await _subscriber.AddAsync();
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _subscriber.SendAsync(HttpMethod.Post, "/webhooks", new { url = _subscriber.Receiver.Url })).StatusCode);
    }

    private static (HttpMethod Method, string Path)[] Everything(Guid webhook) =>
    [
        (HttpMethod.Get, "/webhooks"), (HttpMethod.Post, "/webhooks"), (HttpMethod.Delete, $"/webhooks/{webhook}"), (HttpMethod.Post, $"/webhooks/{webhook}/test"),
        (HttpMethod.Get, $"/webhooks/{webhook}/deliveries"), (HttpMethod.Post, $"/webhooks/{webhook}/replay"), (HttpMethod.Get, "/events"), (HttpMethod.Get, "/statistics"),
    ];

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
}
