using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Interactions;
using MyDataHub.Gateway.AuthorizationServer.Pages;
using MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;
using MyDataHub.Gateway.AuthorizationServer.Responses;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Authorize;

/// <summary>
/// The authorization endpoint: client_id and request_uri of a pushed request, nothing else counts (RFC 9101 5, 6.3). What is wrong here
/// ends on a page and never in a redirect (FAPI 2.0 SP 5.3.2.1-7). Loading it spends nothing.
/// </summary>
internal static class AuthorizeEndpoint
{
    internal static void MapAuthorize(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Endpoints.Authorization, Authorize).AddEndpointFilter<PageFailures>();

    private static async Task<IResult> Authorize(
        HttpContext context, ClientRegister clients, PushedRequestStore requests, InteractionRegister interactions, SilentAnswer silent,
        TimeProvider time, CancellationToken ct)
    {
        var language = Languages.Choose(context.Request, null);
        if (Single(context, "client_id") is not { Length: <= 200 } id || await clients.FindAsync(new ClientId(id), ct) is not { IsActive: true } client)
        {
            return ErrorPage.UnknownClient(language);
        }

        if (RequestReference.SecretOf(Single(context, "request_uri")) is not { } reference
            || await requests.FindAsync(reference, client.Id, time.GetUtcNow(), ct) is not { } pushed)
        {
            return ErrorPage.RequestOver(language);
        }

        if (AuthorizationRequest.Read(pushed.Body) is { Prompt: "none" } request)
        {
            return await silent.AnswerAsync(context, client, request, reference, ct);
        }

        return await interactions.BeginAsync(context, reference, ct) is { } path ? new SeeOther(path) : ErrorPage.RequestOver(language);
    }

    // RFC 6749 3.1: a parameter stands once or not at all.
    private static string? Single(HttpContext context, string name) => context.Request.Query[name] is [{ Length: > 0 } value] ? value : null;
}
