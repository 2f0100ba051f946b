using System.Buffers;
using System.Text.Json;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Responses;
using MyDataHub.Gateway.AuthorizationServer.Tokens;

namespace MyDataHub.Gateway.AuthorizationServer.Token;

/// <summary>Issues an access token under a grant and says in the answer what was granted (RFC 6749 5.1, RFC 9396 7, Grant Management, Token Response).</summary>
internal sealed class GrantTokens(AccessTokens tokens)
{
    internal JsonAnswer Issue(Grant grant, Wanted wanted, Confirmation confirmation, DateTimeOffset authenticatedAt, string? refreshToken, string? idToken)
    {
        var details = Write(wanted.Consent);
        var issued = tokens.Issue(new AccessToken(grant.Subject, grant.Client, wanted.Scope, confirmation)
        {
            Grant = grant.Id,
            AuthorizationDetails = details,
            AuthenticatedAt = authenticatedAt,
        });
        return new JsonAnswer(StatusCodes.Status200OK, json =>
        {
            json.WriteString("access_token", issued.Jwt);
            json.WriteString("token_type", confirmation.TokenType);
            json.WriteNumber("expires_in", issued.ExpiresInSeconds);
            json.WriteString("scope", wanted.Scope);
            WriteIfAny(json, "refresh_token", refreshToken);
            WriteIfAny(json, "id_token", idToken);
            json.WriteString("grant_id", grant.Id.ToString());
            json.WritePropertyName("authorization_details");
            json.WriteRawValue(details.Span, skipInputValidation: true);
        });
    }

    private static ReadOnlyMemory<byte> Write(MyDataConsent consent)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            MyDataConsentWriting.Write(json, consent);
            json.WriteEndArray();
        }

        return bytes.WrittenMemory;
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
