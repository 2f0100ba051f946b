using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace MyDataHub.Gateway.Tests;

/// <summary>A browser: keeps cookies, repeats hub-csrf in X-CSRF when it writes, follows no redirects.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _http;

    internal Browser(Uri address)
    {
        Address = address;
        var handler = new HttpClientHandler
        {
            CookieContainer = Cookies,
            AllowAutoRedirect = false,
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        };
        _http = new HttpClient(handler) { BaseAddress = address };
    }

    internal Uri Address { get; }

    internal CookieContainer Cookies { get; } = new();

    internal string? Cookie(string name) => Cookies.GetAllCookies().FirstOrDefault(cookie => cookie.Name == name)?.Value;

    internal Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), headers);

    internal Task<HttpResponseMessage> PostAsync(string path, object? body, params (string Name, string Value)[] headers) =>
        SendAsync(Write(path, body is null ? null : JsonContent.Create(body)), headers);

    internal Task<HttpResponseMessage> PostTextAsync(string path, string body, params (string Name, string Value)[] headers) =>
        SendAsync(Write(path, new StringContent(body, Encoding.UTF8, "application/json")), headers);

    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            RemoveKnown(request, name);
            if (!request.Headers.TryAddWithoutValidation(name, value) && request.Content is { } content)
            {
                content.Headers.Remove(name);
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    // Content headers refuse even to be removed from the request's own.
    private static void RemoveKnown(HttpRequestMessage request, string name)
    {
        if (!name.StartsWith("Content-", StringComparison.Ordinal))
        {
            request.Headers.Remove(name);
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Write(string path, HttpContent? body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.TryAddWithoutValidation("X-CSRF", Cookie("hub-csrf") ?? "");
        return request;
    }
}

internal static class Reading
{
    internal static async Task<JsonNode> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    /// <summary>Asserts a complete problem of this status and type, at this field.</summary>
    internal static async Task<JsonNode> ProblemAsync(this HttpResponseMessage response, int status, string key, string? field = null)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = JsonNode.Parse(text)!;
        Assert.Equal($"urn:mydatahub:problem:{key}", (string?)problem["type"]);
        Assert.Equal(status, (int?)problem["status"]);
        Assert.Equal(field, (string?)problem["field"]);
        Assert.NotEmpty((string)problem["traceId"]!);
        Assert.NotEmpty((string)problem["title"]!);
        Assert.NotEmpty((string)problem["detail"]!);
        return problem;
    }
}
