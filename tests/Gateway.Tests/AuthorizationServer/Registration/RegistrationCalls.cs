using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Gateway.Tests.AuthorizationServer.Running;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Registration;

/// <summary>Registers as a third party would: metadata that are right, and one thing changed.</summary>
internal sealed class RegistrationCalls(AuthorizationHub hub, TestHub? node = null) : IDisposable
{
    private readonly HttpClient _http = hub.NewClient(node: node);

    internal SigningParty Key { get; } = SigningParty.ES256();

    internal async Task<string> NewTokenAsync(int uses = 1, int days = 1)
    {
        var token = OpaqueSecret.Create();
        await hub.Services.GetRequiredService<InitialAccessTokens>().AddAsync(token, uses, hub.Now, hub.Now.AddDays(days), default);
        return token;
    }

    internal JsonObject Metadata(Action<JsonObject>? change = null)
    {
        var metadata = new JsonObject
        {
            ["client_name"] = "Budget Friend",
            ["redirect_uris"] = new JsonArray("https://budget.example/callback"),
            ["token_endpoint_auth_method"] = "private_key_jwt",
            ["grant_types"] = new JsonArray("authorization_code", "refresh_token"),
            ["response_types"] = new JsonArray("code"),
            ["scope"] = "mydata openid",
            ["authorization_details_types"] = new JsonArray("mydata_consent"),
            ["dpop_bound_access_tokens"] = true,
            ["jwks"] = new JsonObject { ["keys"] = new JsonArray(Key.Jwk) },
        };
        change?.Invoke(metadata);
        return metadata;
    }

    internal async Task<HttpResponseMessage> RegisterAsync(Action<JsonObject>? change = null, string? token = null) =>
        await SendAsync(HttpMethod.Post, "/oauth/register", token ?? await NewTokenAsync(), Metadata(change).ToJsonString());

    /// <summary>A registration that worked.</summary>
    internal async Task<JsonObject> RegisteredAsync(Action<JsonObject>? change = null)
    {
        var answer = await RegisterAsync(change);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 201, text);
        return JsonNode.Parse(text)!.AsObject();
    }

    internal Task<HttpResponseMessage> ManageAsync(HttpMethod method, JsonObject registered, JsonObject? body = null, string? token = null) => SendAsync(
        method, new Uri((string)registered["registration_client_uri"]!).AbsolutePath, token ?? (string)registered["registration_access_token"]!, body?.ToJsonString());

    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, string? body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, type);
        }

        return await _http.SendAsync(request);
    }

    public void Dispose()
    {
        _http.Dispose();
        Key.Dispose();
    }
}
