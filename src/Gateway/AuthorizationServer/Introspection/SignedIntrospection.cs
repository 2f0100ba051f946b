using System.Text.Json;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Keys;

namespace MyDataHub.Gateway.AuthorizationServer.Introspection;

/// <summary>Introspection answers as JWTs (RFC 9701), for clients that have registered for them or ask for one.</summary>
internal sealed class SignedIntrospection(ServerKeys keys, ServerAddress address, TimeProvider time)
{
    private const string Type = "token-introspection+jwt";
    private const string MediaType = "application/" + Type;

    internal static bool IsWanted(HttpRequest request, Client client) =>
        client.IntrospectionAlgorithm is not null || request.Headers.Accept.ToString().Contains(MediaType, StringComparison.OrdinalIgnoreCase);

    // RFC 9701 5: no sub and no exp beside the answer, so that it is good for nothing else.
    internal IResult Answer(Client client, Action<Utf8JsonWriter> members)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("iss", address.Issuer);
            json.WriteString("aud", client.Id.Value);
            json.WriteNumber("iat", time.GetUtcNow().ToUnixTimeSeconds());
            json.WriteStartObject("token_introspection");
            members(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new SignedAnswer(keys.Sign(body.ToArray(), Type, client.IntrospectionAlgorithm));
    }

    private sealed record SignedAnswer(string Jwt) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = MediaType;
            httpContext.Response.Headers.CacheControl = "no-store";
            return httpContext.Response.WriteAsync(Jwt, httpContext.RequestAborted);
        }
    }
}
