using System.Buffers;
using System.Text.Json;

namespace MyDataHub.Gateway.AuthorizationServer.Responses;

/// <summary>An answer of the back channel: JSON that nobody keeps (RFC 6749 5.1).</summary>
internal sealed record JsonAnswer(int Status, Action<Utf8JsonWriter> Members) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            Members(json);
            json.WriteEndObject();
        }

        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json";
        response.ContentLength = body.WrittenCount;
        response.Headers.CacheControl = "no-store";
        return response.Body.WriteAsync(body.WrittenMemory, httpContext.RequestAborted).AsTask();
    }
}
