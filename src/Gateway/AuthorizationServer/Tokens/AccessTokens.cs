using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer.Keys;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>Issues access tokens: JWTs of minutes (RFC 9068), bound to a key and for one audience.</summary>
internal sealed class AccessTokens(ServerKeys keys, ServerAddress address, TimeProvider time, IOptions<AuthorizationServerOptions> options)
{
    internal const string Type = "at+jwt";

    internal IssuedToken Issue(AccessToken token)
    {
        // Whole seconds, as the claims say it.
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var seconds = options.Value.AccessTokenSeconds;
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var claims = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(claims))
        {
            Write(json, token, id, now, now.AddSeconds(seconds));
        }

        return new IssuedToken(keys.Sign(claims.WrittenSpan, Type), id, now.AddSeconds(seconds), seconds);
    }

    private void Write(Utf8JsonWriter json, AccessToken token, string id, DateTimeOffset now, DateTimeOffset ends)
    {
        json.WriteStartObject();
        json.WriteString("iss"u8, address.Issuer);
        json.WriteString("aud"u8, address.Resource);
        json.WriteString("sub"u8, token.Subject);
        json.WriteString("client_id"u8, token.Client.Value);
        json.WriteNumber("iat"u8, now.ToUnixTimeSeconds());
        json.WriteNumber("exp"u8, ends.ToUnixTimeSeconds());
        json.WriteString("jti"u8, id);
        if (token.Scope.Length > 0)
        {
            json.WriteString("scope"u8, token.Scope);
        }

        json.WriteStartObject("cnf"u8);
        json.WriteString(token.Confirmation.Member, token.Confirmation.Value);
        json.WriteEndObject();
        if (token.AuthenticatedAt is { } at)
        {
            json.WriteNumber("auth_time"u8, at.ToUnixTimeSeconds());
        }

        if (token.Grant is { } grant)
        {
            json.WriteString("grant_id"u8, grant.ToString());
        }

        if (!token.AuthorizationDetails.IsEmpty)
        {
            json.WritePropertyName("authorization_details"u8);
            json.WriteRawValue(token.AuthorizationDetails.Span, skipInputValidation: true);
        }

        json.WriteEndObject();
    }
}
