using System.Text.Json;
using System.Text.Json.Nodes;
using MyDataHub.Domain;

namespace MyDataHub.Gateway.AuthorizationServer.Registration;

/// <summary>Which members an update must repeat and which it must not (RFC 7592 2.2).</summary>
internal static class ManagedMembers
{
    private static readonly string[] Ours = ["registration_access_token", "registration_client_uri", "client_secret_expires_at", "client_id_issued_at"];

    internal static OAuthError? ErrorOf(JsonObject? body, ClientId id)
    {
        if (body is null)
        {
            return null;
        }

        if (body["client_id"] is not JsonValue value || value.GetValueKind() != JsonValueKind.String || (string?)value != id.Value)
        {
            return OAuthError.InvalidClientMetadata("client_id must be the one of the registration");
        }

        return Ours.Any(body.ContainsKey) ? OAuthError.InvalidClientMetadata("A member is the server's to say") : null;
    }
}
