using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Interactions;
using MyDataHub.Gateway.AuthorizationServer.Pages;
using MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;
using MyDataHub.Gateway.AuthorizationServer.Responses;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Authorize;

/// <summary>prompt=none (OpenID Connect Core 3.1.2.6): nothing may be shown, and a consent is never given without being shown.</summary>
internal sealed class SilentAnswer(
    InteractionRegister interactions, InteractionStore store, AuthorizationCompletion completion, AuthorizationResponses responses, TimeProvider time)
{
    internal async Task<IResult> AnswerAsync(HttpContext context, Client client, AuthorizationRequest request, string reference, CancellationToken ct)
    {
        var (id, browser, now) = (OpaqueSecret.Create(), OpaqueSecret.Create(), time.GetUtcNow());
        var isSpent = await store.BeginAsync(id, reference, browser, now, now.AddMinutes(1), ct)
            && await store.FindAsync(id, browser, now, ct) is { } interaction
            && await completion.SpendAsync(interaction, now, ct);
        if (!isSpent)
        {
            return ErrorPage.RequestOver(Languages.Choose(context.Request, request.UiLocales));
        }

        return await interactions.SessionAsync(context, ct) is null
            ? responses.Error(client, request, "login_required", "Nobody is signed in")
            : responses.Error(client, request, "consent_required", "The customer has to decide on a page");
    }
}
