using System.Net;
using System.Text.Json.Nodes;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Running;

internal static class OAuthAnswers
{
    /// <summary>Asserts an error as RFC 6749 5.2 writes it, and answers its description.</summary>
    internal static async Task<string> ErrorAsync(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/json", $"{(int)answer.StatusCode} {text}");
        var error = JsonNode.Parse(text)!;
        Assert.Equal((status, code), (answer.StatusCode, (string?)error["error"]));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        return (string)error["error_description"]!;
    }
}
