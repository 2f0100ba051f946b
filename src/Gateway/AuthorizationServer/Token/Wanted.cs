using System.Text.Json;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Gateway.AuthorizationServer.Parameters;

namespace MyDataHub.Gateway.AuthorizationServer.Token;

/// <summary>What a token is to be good for: all of its grant, or a part that the client asks for (RFC 6749 6, RFC 9396 6). Never more.</summary>
internal sealed record Wanted(string Scope, MyDataConsent Consent)
{
    internal static (Wanted? Wanted, OAuthError? Error) Of(Grant grant, FormParameters form, DateOnly today)
    {
        var scope = form["scope"] ?? grant.Scope;
        if (scope.Split(' ').Except(grant.Scope.Split(' '), StringComparer.Ordinal).Any())
        {
            return (null, OAuthError.InvalidScope("scope holds more than was granted"));
        }

        if (form["authorization_details"] is not { } text)
        {
            return (new(scope, grant.Consent), null);
        }

        return Read(text, today) switch
        {
            null => Refused("authorization_details is no JSON"),
            ConsentReading.Invalid(var field, var sentence) => Refused($"{field}: {sentence}"),
            ConsentReading.Valid { Consents: [var part] } when part.IsWithin(grant.Consent) => (new(scope, part), null),
            _ => Refused("authorization_details hold more than was granted"),
        };
    }

    private static (Wanted?, OAuthError) Refused(string description) => (null, OAuthError.InvalidAuthorizationDetails(description));

    private static ConsentReading? Read(string text, DateOnly today)
    {
        try
        {
            return MyDataConsentReading.Read(JsonElement.Parse(text, Json.Strict), today);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
