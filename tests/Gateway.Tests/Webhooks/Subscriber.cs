using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Gateway.Tests.Webhooks;

/// <summary>A third party with a receiver, which manages its webhooks and events through the API as its software would.</summary>
internal sealed class Subscriber : IAsyncDisposable
{
    /// <summary>What the collection registers its clients with.</summary>
    internal const string Token = "registration";

    private readonly AuthorizationHub _hub;

    private Subscriber(AuthorizationHub hub, ThirdParty client, Receiver receiver) => (_hub, Client, Receiver) = (hub, client, receiver);

    internal ThirdParty Client { get; }

    internal Receiver Receiver { get; }

    internal static async Task<Subscriber> StartAsync(AuthorizationHub hub) => new(hub, await hub.RegisterAsync(), await Receiver.StartAsync());

    /// <summary>The id of a webhook that reaches the receiver.</summary>
    internal async Task<Guid> AddAsync(params string[] types)
    {
        var answer = await SendAsync(HttpMethod.Post, "/webhooks", new { url = Receiver.Url, types });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (Guid)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }

    internal async Task<JsonNode> GetAsync(string path)
    {
        var answer = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? token = Token)
    {
        using var http = _hub.NewClient();
        using var request = new HttpRequestMessage(method, $"/oauth/register/{Client.Id}{path}");
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

    public async ValueTask DisposeAsync()
    {
        await _hub.Services.GetRequiredService<WebhookEndpoints>().ForgetAsync(Client.Id, default);
        await Receiver.DisposeAsync();
        Client.Dispose();
    }
}
