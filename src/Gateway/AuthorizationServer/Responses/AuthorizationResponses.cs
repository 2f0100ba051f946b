using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Gateway.AuthorizationServer.Keys;
using MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;

namespace MyDataHub.Gateway.AuthorizationServer.Responses;

/// <summary>Sends the browser back to the client with a code or an error, in the query or in one signed JWT (RFC 6749 4.1.2, RFC 9207, JARM).</summary>
internal sealed class AuthorizationResponses(ServerAddress address, ServerKeys keys, TimeProvider time, IOptions<FlowOptions> options)
{
    internal SeeOther Code(Client client, AuthorizationRequest request, string code) => Answer(client, request, ("code", code));

    /// <summary>RFC 6749 4.1.2.1.</summary>
    internal SeeOther Error(Client client, AuthorizationRequest request, string error, string description) =>
        Answer(client, request, ("error", error), ("error_description", description));

    private SeeOther Answer(Client client, AuthorizationRequest request, params (string Name, string Value)[] members)
    {
        (string, string)[] all = request.State is { } state ? [.. members, ("state", state)] : members;
        return new(request.SignsResponse
            ? With(request.RedirectUri, [("response", Signed(client, all))])
            // RFC 9207 2: in every answer that is not signed; MS 5.4.1: inside where it is.
            : With(request.RedirectUri, [.. all, ("iss", address.Issuer)]));
    }

    private static string With(string uri, (string Name, string Value)[] members) =>
        QueryHelpers.AddQueryString(uri, members.Select(member => KeyValuePair.Create(member.Name, (string?)member.Value)));

    // JARM 2.1.
    private string Signed(Client client, (string Name, string Value)[] members)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("iss", address.Issuer);
            json.WriteString("aud", client.Id.Value);
            json.WriteNumber("exp", time.GetUtcNow().AddMinutes(options.Value.SignedResponseMinutes).ToUnixTimeSeconds());
            foreach (var (name, value) in members)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        return keys.Sign(body.ToArray(), "JWT", client.ResponseAlgorithm ?? JwsAlgorithm.ES256);
    }
}
