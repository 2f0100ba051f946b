using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.AuthorizationServer.Clients;

namespace MyDataHub.Gateway.Webhooks;

/// <summary>
/// Lets through whoever may manage the client that the path names: the holder of its registration access token (RFC 7592 2). Of
/// another client, or of one that is not there, the answer is the same.
/// </summary>
internal sealed class ManagedClient(ClientRegister register) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        var id = new ClientId(http.GetRouteValue("client") as string ?? "");
        if (TokenOf(http.Request) is not { } token)
        {
            return OAuthError.InvalidToken("This needs the registration access token of the client") with { Challenge = "Bearer" };
        }

        if (await register.FindAsync(id, http.RequestAborted) is not { IsActive: true } client || !IsOf(client, token))
        {
            return OAuthError.InvalidToken("The token is not good for this") with { Challenge = "Bearer error=\"invalid_token\"" };
        }

        http.Features.Set(client);
        return await next(context);
    }

    private static bool IsOf(Client client, string token) =>
        CryptographicOperations.FixedTimeEquals(client.RegistrationTokenHash.Span, SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } field] && AuthenticationHeaderValue.TryParse(field, out var authorization)
            && string.Equals(authorization.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) && authorization.Parameter is { Length: >= 1 and <= 200 } token
            ? token
            : null;
}
