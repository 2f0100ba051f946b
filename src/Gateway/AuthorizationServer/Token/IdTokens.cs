using System.Text.Json;
using Microsoft.Extensions.Options;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Keys;

namespace MyDataHub.Gateway.AuthorizationServer.Token;

/// <summary>Id tokens (OpenID Connect Core 2): who signed in, under a name that only this client knows, and nothing else about them.</summary>
internal sealed class IdTokens(ServerKeys keys, ServerAddress address, TimeProvider time, IOptions<FlowOptions> options)
{
    internal string Issue(Client client, Grant grant, CodeContent code)
    {
        var now = time.GetUtcNow();
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("iss", address.Issuer);
            json.WriteString("sub", grant.Subject);
            json.WriteString("aud", client.Id.Value);
            json.WriteNumber("iat", now.ToUnixTimeSeconds());
            json.WriteNumber("exp", now.AddMinutes(options.Value.IdTokenMinutes).ToUnixTimeSeconds());
            json.WriteNumber("auth_time", code.AuthenticatedAt.ToUnixTimeSeconds());
            if (code.Nonce is { } nonce)
            {
                json.WriteString("nonce", nonce);
            }

            json.WriteEndObject();
        }

        return keys.Sign(body.ToArray(), "JWT", client.IdTokenAlgorithm);
    }
}
