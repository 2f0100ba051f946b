using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MyDataHub.Sandbox.Tests.Running;

/// <summary>An answer as it arrived.</summary>
internal sealed record Reply(HttpStatusCode Status, string Body, string? TransactionId, Uri? Location)
{
    public JsonObject? Json => TryParse();

    public string? Code => this["rsp_code"];

    public string? Error => this["error"];

    public string? this[string member] => (string?)Json?[member];

    public static async Task<Reply> ReadAsync(HttpResponseMessage answer) => new(
        answer.StatusCode,
        await answer.Content.ReadAsStringAsync(),
        answer.Headers.TryGetValues("x-api-tran-id", out var ids) ? ids.Single() : null,
        answer.Headers.Location);

    public JsonArray List(string name) => (JsonArray)Json![name]!;

    private JsonObject? TryParse()
    {
        try
        {
            return JsonNode.Parse(Body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
