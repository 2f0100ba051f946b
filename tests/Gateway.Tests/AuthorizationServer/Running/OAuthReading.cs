using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Running;

/// <summary>Short ways to read what the authorization server answers.</summary>
internal static class OAuthReading
{
    /// <summary>Asserts an error of this code, in JSON that nobody keeps (RFC 6749 5.2).</summary>
    internal static async Task<JsonNode> OAuthErrorAsync(this HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((status, "application/json") == ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), $"{answer.StatusCode}: {text}");
        var error = JsonNode.Parse(text)!;
        Assert.Equal(code, (string?)error["error"]);
        Assert.NotEmpty((string)error["error_description"]!);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        return error;
    }

    /// <summary>A page, and not a redirect.</summary>
    internal static async Task<string> PageAsync(this HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((status, "text/html") == ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), $"{answer.StatusCode}: {text}");
        Assert.Null(answer.Headers.Location);
        return text;
    }

    internal static JsonObject ClaimsOf(string jwt) => Part(jwt, 1);

    internal static JsonObject HeaderOf(string jwt) => Part(jwt, 0);

    private static JsonObject Part(string jwt, int part) =>
        JsonNode.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(jwt.Split('.')[part])))!.AsObject();
}
