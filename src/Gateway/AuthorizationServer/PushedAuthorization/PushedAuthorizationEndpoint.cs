using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Dpop;
using MyDataHub.Gateway.AuthorizationServer.Parameters;
using MyDataHub.Gateway.AuthorizationServer.Responses;
using MyDataHub.Gateway.AuthorizationServer.Tokens;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;

/// <summary>The pushed authorization request endpoint (RFC 9126): an authenticated client says beforehand all that it will ask for.</summary>
internal static class PushedAuthorizationEndpoint
{
    internal static void MapPushedAuthorization(this IEndpointRouteBuilder backChannel) => backChannel.MapPost(Endpoints.PushedAuthorization, Push);

    private static Task<IResult> Push(HttpContext context, ClientCalls calls, PushedAuthorization pushed, CancellationToken ct) =>
        calls.AnswerAsync(context, (client, form) => pushed.PushAsync(context, client, form, ct), ct);
}

/// <summary>Checks what a client pushes and keeps it until its customer has decided.</summary>
internal sealed class PushedAuthorization(
    DpopProofs proofs, RequestObjects requestObjects, PushedRequestStore store, TokenState state, TimeProvider time, IOptions<FlowOptions> options)
{
    internal async Task<IResult> PushAsync(HttpContext context, Client client, FormParameters form, CancellationToken ct)
    {
        var proof = await proofs.CheckAsync(context, DpopPlace.AuthorizationServer, null, ct);
        if (proof is DpopOutcome.Refused(var wrongProof))
        {
            return wrongProof;
        }

        var (parameters, wrongObject) = await requestObjects.ReadAsync(client, form, ct);
        if (parameters is null)
        {
            return wrongObject!;
        }

        var now = time.GetUtcNow();
        // A client whose tokens are bound to certificates has no use for a key.
        var jkt = client.MayUse(SenderConstraints.DpopBound) ? (proof as DpopOutcome.Valid)?.Jkt : null;
        var call = new PushedCall(client, parameters, form.Has("request"), jkt, KoreanTime.Day(now));
        if (PushedRequestChecks.InOrder.FirstProblem(call) is { } error)
        {
            return error;
        }

        var request = call.ToRequest();
        return request.ManagedGrant is { } grant && !await IsOwnAsync(client, grant, ct)
            ? OAuthError.InvalidGrantId("The grant is unknown or over")
            : await KeepAsync(client, request, now, ct);
    }

    // Grant Management, error response. Whether it is the grant of the customer who comes shows when they do.
    private async Task<bool> IsOwnAsync(Client client, GrantId id, CancellationToken ct) =>
        await state.FindGrantAsync(id, ct) is { } grant && grant.Client == client.Id && state.IsInForce(grant);

    private async Task<IResult> KeepAsync(Client client, AuthorizationRequest request, DateTimeOffset now, CancellationToken ct)
    {
        var (secret, seconds) = (OpaqueSecret.Create(), options.Value.RequestSeconds);
        await store.AddAsync(secret, new PushedRequest(client.Id, now.AddSeconds(seconds), request.ToBytes()), ct);
        return new JsonAnswer(StatusCodes.Status201Created, json =>
        {
            json.WriteString("request_uri", RequestReference.UriOf(secret));
            json.WriteNumber("expires_in", seconds);
        });
    }
}
