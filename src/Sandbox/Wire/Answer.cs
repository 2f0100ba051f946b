using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MyDataHub.Sandbox.Wire;

/// <summary>
/// One answer, ready to be sent: HTTP status and JSON bytes, and the <c>rsp_code</c> or OAuth error by which it is
/// counted.
/// </summary>
internal sealed record Answer(int Status, string Outcome, ReadOnlyMemory<byte> Body)
{
    /// <summary>Korean stays Korean on the wire, as providers send it.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An answer that carries nothing but its code and message.</summary>
    public static Answer Of(RspCode code) => Of(code, []);

    /// <summary>An answer with its code and message first, as the specification prints them.</summary>
    public static Answer Of(RspCode code, JsonObject members)
    {
        members.Insert(0, "rsp_code", code.Value);
        members.Insert(1, "rsp_msg", code.Message);
        return new Answer(code.Status, code.Value, Bytes(members));
    }

    /// <summary>An answer of an endpoint that knows no <c>rsp_code</c>, such as a token.</summary>
    public static Answer Plain(int status, string outcome, JsonNode body) => new(status, outcome, Bytes(body));

    public static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Json);

    public Task WriteAsync(HttpContext context)
    {
        context.Items[typeof(Answer)] = Outcome;
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json; charset=UTF-8";
        response.ContentLength = Body.Length;
        return response.Body.WriteAsync(Body, context.RequestAborted).AsTask();
    }
}
