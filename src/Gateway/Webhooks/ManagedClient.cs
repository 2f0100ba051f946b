using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Tokens;

namespace MyDataHub.Gateway.Webhooks;

/// <summary>
/// Lets through whoever may manage the client that the path names: the holder of its registration access token (RFC 7592 2), or its
/// own software with a bound access token of the scope webhooks. Of another client, or of one that is not there, the answer is the same.
/// </summary>
internal sealed class ManagedClient(ClientRegister register, TokenPossession possession) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        var id = new ClientId(http.GetRouteValue("client") as string ?? "");
        var (client, error) = RegistrationTokenOf(http.Request) is { } token
            ? await HolderAsync(id, token, http.RequestAborted)
            : await SoftwareAsync(id, http);
        if (client is null)
        {
            return error;
        }

        http.Features.Set(client);
        return await next(context);
    }

    private async ValueTask<(Client? Client, OAuthError? Error)> HolderAsync(ClientId id, string token, CancellationToken ct) =>
        await register.FindAsync(id, ct) is { IsActive: true } client && IsOf(client, token)
            ? (client, null)
            : (null, OAuthError.InvalidToken("The token is not good for this") with { Challenge = "Bearer error=\"invalid_token\"" });

    private async ValueTask<(Client? Client, OAuthError? Error)> SoftwareAsync(ClientId id, HttpContext http)
    {
        var (token, error) = await possession.FindAsync(http, http.RequestAborted);
        if (token is null)
        {
            return (null, error);
        }

        // A token under a customer's grant speaks for that grant alone.
        return token.Client == id && token.Grant is null && token.HasScope(Scopes.Webhooks)
            ? (await register.FindAsync(id, http.RequestAborted), null)
            : (null, TokenPossession.Insufficient("The token is not good for this", token));
    }

    private static bool IsOf(Client client, string token) =>
        CryptographicOperations.FixedTimeEquals(client.RegistrationTokenHash.Span, SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    // Registration tokens are opaque; an access token is a JWT, whose parts a dot divides.
    private static string? RegistrationTokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } field] && AuthenticationHeaderValue.TryParse(field, out var authorization)
            && string.Equals(authorization.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) && authorization.Parameter is { Length: >= 1 and <= 200 } token
            && !token.Contains('.', StringComparison.Ordinal)
            ? token
            : null;
}
