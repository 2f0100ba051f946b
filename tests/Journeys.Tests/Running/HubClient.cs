using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace MyDataHub.Journeys.Tests.Running;

/// <summary>A customer's browser as far as the API goes: cookies, the CSRF header, no redirects followed.</summary>
internal sealed class HubClient : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    internal HubClient(Uri address)
    {
        _http = new HttpClient(new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    internal async Task SignInAsync(DemoCustomer person)
    {
        await GetAsync("/api/session");
        await PostAsync("/api/session/password", new { loginId = person.LoginId, password = person.Password });
    }

    /// <summary>What the hub says to this name and password; a refusal is an answer here.</summary>
    internal async Task<HttpStatusCode> TrySignInAsync(DemoCustomer person)
    {
        await GetAsync("/api/session");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session/password")
        {
            Content = JsonContent.Create(new { loginId = person.LoginId, password = person.Password }),
        };
        using var answer = await SendAsync(request);
        return answer.StatusCode;
    }

    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (request.Method != HttpMethod.Get)
        {
            request.Headers.TryAddWithoutValidation("X-CSRF", Cookie("hub-csrf"));
        }

        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        }
        catch (SocketException failure)
        {
            // A hub that dies as it accepts: the platform does not wrap what it meets when it asks the socket for its address.
            throw new HttpRequestException(HttpRequestError.ConnectionError, failure.Message, failure);
        }
    }

    internal async Task<JsonNode> GetAsync(string path)
    {
        using var answer = await SendAsync(new(HttpMethod.Get, path));
        return await ReadAsync(path, answer);
    }

    internal async Task<JsonNode> PostAsync(string path, object body, string? idempotencyKey = null)
    {
        using var request = Post(path, body, idempotencyKey);
        using var answer = await SendAsync(request);
        return await ReadAsync(path, answer);
    }

    internal async Task<byte[]> BytesAsync(string path, CancellationToken ct)
    {
        using var answer = await SendAsync(new(HttpMethod.Get, path));
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(ct);
    }

    /// <summary>Whatever the hub answers, also a refusal.</summary>
    internal async Task<(HttpStatusCode Status, JsonNode Body)> TryPostAsync(string path, object body, string? idempotencyKey = null)
    {
        using var request = Post(path, body, idempotencyKey);
        using var answer = await SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }

    internal async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await SendAsync(new(HttpMethod.Get, path));
        return answer.StatusCode;
    }

    /// <summary>Where a GET of this address sends the browser.</summary>
    internal async Task<Uri> RedirectAsync(Uri address)
    {
        using var answer = await SendAsync(new(HttpMethod.Get, address));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!;
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Post(string path, object body, string? idempotencyKey)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return request;
    }

    internal string Cookie(string name) => _cookies.GetAllCookies().FirstOrDefault(cookie => cookie.Name == name)?.Value ?? "";

    private static async Task<JsonNode> ReadAsync(string path, HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }
}
