using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Gateway.AuthorizationServer.Parameters;

namespace MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;

/// <summary>Finds the parameters of a pushed request: in the form, or all of them in a signed request object (RFC 9101, FAPI 2.0 Message Signing 5.3.1).</summary>
internal sealed class RequestObjects(ClientKeys keys, ServerAddress address, TimeProvider time)
{
    private const int LongestObject = 32 * 1024;

    internal async ValueTask<(AuthorizationParameters? Parameters, OAuthError? Error)> ReadAsync(Client client, FormParameters form, CancellationToken ct)
    {
        if (form["request"] is not { } text)
        {
            return (AuthorizationParameters.Of(form), null);
        }

        // What stands beside it, other than who the client is, would be unsigned: it is refused where it would change the meaning.
        if (form.Has("request_uri"))
        {
            return (null, OAuthError.InvalidRequest("request and request_uri exclude each other, and request_uri is not possible here"));
        }

        if (Jwt.Read(text, LongestObject) is not { } jwt || (client.RequestAlgorithm is { } only && jwt.Algorithm != only))
        {
            return Refused("The request object must be a JWT signed with an algorithm of the client, ES256 or PS256");
        }

        if (!await keys.HaveSignedAsync(client, jwt, ct))
        {
            return Refused("The request object is not signed with a key of the client");
        }

        var request = new RequestObject(jwt, client, address.Issuer, time.GetUtcNow());
        return RequestObjectChecks.InOrder.FirstProblem(request) is { } error
            ? (null, error)
            : (AuthorizationParameters.Of(jwt.Claims), null);
    }

    private static (AuthorizationParameters?, OAuthError) Refused(string description) => (null, OAuthError.InvalidRequestObject(description));
}
