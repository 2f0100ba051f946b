using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Pages;
using MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Interactions;

/// <summary>Begins interactions and finds them again, for the browser that began them and nobody else.</summary>
internal sealed class InteractionRegister(
    InteractionStore store, ClientRegister clients, SessionRegister sessions, TimeProvider time, IOptions<FlowOptions> options)
{
    private TimeSpan Life => TimeSpan.FromMinutes(options.Value.InteractionMinutes);

    /// <summary>Answers the path to go on at; null when the request was completed meanwhile.</summary>
    internal async Task<string?> BeginAsync(HttpContext context, string reference, CancellationToken ct)
    {
        var interaction = OpaqueSecret.Create();
        var now = time.GetUtcNow();
        return await store.BeginAsync(interaction, reference, FlowCookie.OfOrNew(context), now, now + Life, ct) ? OpenInteraction.Root + interaction : null;
    }

    /// <summary>Null when it is over, unknown, completed, or another browser's; and when its client is gone.</summary>
    internal async Task<OpenInteraction?> FindAsync(HttpContext context, string id, CancellationToken ct)
    {
        if (FlowCookie.Of(context) is not { } browser
            || await store.FindAsync(id, browser, time.GetUtcNow(), ct) is not { } stored
            || await clients.FindAsync(stored.Request.Client, ct) is not { IsActive: true } client)
        {
            return null;
        }

        var request = AuthorizationRequest.Read(stored.Request.Body);
        var session = await SessionAsync(context, ct) is { } found && IsFreshEnough(found, request, stored.BegunAt) ? found : null;
        return new(id, browser, stored, request, client, session, Languages.Choose(context.Request, request.UiLocales));
    }

    internal Task ProlongAsync(OpenInteraction interaction, CancellationToken ct) => store.ProlongAsync(interaction.Id, time.GetUtcNow() + Life, ct);

    internal async ValueTask<Session?> SessionAsync(HttpContext context, CancellationToken ct)
    {
        var token = new byte[SessionToken.Size];
        var session = SessionToken.TryRead(context.Request.Headers.Cookie, token) ? await sessions.FindAsync(token, ct) : null;
        // Signing in ends the session that was there before, and looks for it here.
        context.Features.Set(session);
        return session;
    }

    // OpenID Connect Core 3.1.2.1: prompt=login and max_age ask for a sign-in that is recent.
    private static bool IsFreshEnough(Session session, AuthorizationRequest request, DateTimeOffset begunAt) =>
        (request.Prompt != "login" || session.BegunAt >= begunAt)
        && (request.MaxAge is not { } seconds || session.BegunAt >= begunAt.AddSeconds(-seconds));
}
