using System.Text.Json;
using System.Text.Json.Nodes;
using MyDataHub.Gateway.AuthorizationServer.Clients;

namespace MyDataHub.Gateway.AuthorizationServer.Registration;

/// <summary>Reads the JSON of a registration request (RFC 7591 3.1).</summary>
internal static class RegistrationBody
{
    /// <summary>Null when it is no JSON object, or holds a member twice.</summary>
    internal static async Task<JsonObject?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasJsonContentType())
        {
            return null;
        }

        try
        {
            return await JsonNode.ParseAsync(
                request.Body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 }, cancellationToken: ct) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when a member is of another type than it must be.</summary>
    internal static ClientMetadata? MetadataOf(JsonObject body)
    {
        try
        {
            var metadata = body.Deserialize(ClientJson.Default.ClientMetadata)!;
            return HasNullInList(metadata) ? null : metadata;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool HasNullInList(ClientMetadata metadata) =>
        new[] { metadata.RedirectUris, metadata.GrantTypes, metadata.ResponseTypes, metadata.AuthorizationDetailsTypes, metadata.Contacts }
            .Any(list => list?.Contains(null!) == true);
}
