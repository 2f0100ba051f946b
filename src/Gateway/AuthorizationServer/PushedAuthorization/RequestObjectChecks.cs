using System.Text.Json;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Jose;

namespace MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;

/// <summary>A signed request object (RFC 9101) whose signature has been verified under a key of the client.</summary>
internal sealed record RequestObject(Jwt Jwt, Client Client, string Issuer, DateTimeOffset Now);

/// <summary>What a signed request object must satisfy besides its signature, in the order it is checked.</summary>
internal static class RequestObjectChecks
{
    internal static readonly Func<RequestObject, OAuthError?>[] InOrder =
    [
        RequireType,
        RequireIssuer,
        RequireAudience,
        RequireTimes,
        RejectNesting,
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    // RFC 9101 10.8: the explicit type keeps other JWTs of the client out; JWT and none are what older libraries send.
    private static OAuthError? RequireType(RequestObject request) =>
        request.Jwt.Type is null or "jwt" or "oauth-authz-req+jwt" ? null : Refused("The request object has another type");

    // MS 5.3.1: iss is the client, and so is client_id (RFC 9101 5).
    private static OAuthError? RequireIssuer(RequestObject request) =>
        request.Jwt.Claims.Text("iss"u8) == request.Client.Id.Value && request.Jwt.Claims.Text("client_id"u8) == request.Client.Id.Value
            ? null
            : Refused("iss and client_id of the request object must be the client");

    // MS 5.3.1: the issuer, as a string or in an array. This is not the rule of client assertions.
    private static OAuthError? RequireAudience(RequestObject request) =>
        request.Jwt.Claims.TryGetProperty("aud"u8, out var audience)
            && (audience.ValueKind == JsonValueKind.Array ? [.. audience.EnumerateArray()] : (JsonElement[])[audience])
                .Any(one => one.ValueKind == JsonValueKind.String && one.GetString() == request.Issuer)
            ? null
            : Refused("aud of the request object must be the issuer");

    // MS 5.3.1: nbf at most 60 minutes old, exp at most 60 minutes after it. FAPI 2.0 SP 5.3.2.1-13: clocks may differ a little.
    private static OAuthError? RequireTimes(RequestObject request)
    {
        if (request.Jwt.Claims.Instant("nbf"u8) is not { } from || request.Jwt.Claims.Instant("exp"u8) is not { } until)
        {
            return Refused("The request object needs nbf and exp");
        }

        if (from > request.Now + Skew || from < request.Now - Longest)
        {
            return Refused("nbf of the request object is in the future or more than 60 minutes old");
        }

        return until <= request.Now || until > from + Longest ? Refused("exp of the request object is over or more than 60 minutes after nbf") : null;
    }

    // RFC 9101 4.
    private static OAuthError? RejectNesting(RequestObject request) =>
        request.Jwt.Claims.Has("request"u8) || request.Jwt.Claims.Has("request_uri"u8) ? Refused("A request object holds neither request nor request_uri") : null;

    private static OAuthError Refused(string description) => OAuthError.InvalidRequestObject(description);
}
