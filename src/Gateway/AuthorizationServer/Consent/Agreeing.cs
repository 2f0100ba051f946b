using Microsoft.Extensions.Options;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Interactions;
using MyDataHub.Gateway.AuthorizationServer.Pages;
using MyDataHub.Gateway.AuthorizationServer.PushedAuthorization;
using MyDataHub.Gateway.AuthorizationServer.Responses;
using MyDataHub.Gateway.AuthorizationServer.Token;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Consent;

/// <summary>
/// Makes the grant and its code. The request is held meanwhile, so that two tabs make one grant; a grant whose code is never redeemed is
/// given up by itself, so nothing is left behind wherever this stops.
/// </summary>
internal sealed class Agreeing(
    IGrains grains, AuthorizationCompletion completion, AuthorizationResponses responses, TimeProvider time, IOptions<FlowOptions> options)
{
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(30);

    internal async Task<IResult> AgreeAsync(OpenInteraction open, Session session, MyDataConsent granted, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (!await completion.HoldAsync(open.Stored, now, now + Hold, ct))
        {
            return ErrorPage.RequestOver(open.Language);
        }

        var answer = await grains.Customer(session.Customer).GiveGrantAsync(Command(open, granted), ct);
        if (answer.Grant is { } grant)
        {
            return await SendCodeAsync(open, session, grant, ct);
        }

        await completion.LetGoAsync(open.Stored, ct);
        return answer.Refusal!.Key is "busy" or "unavailable" ? ErrorPage.Unavailable(open.Language) : await EndAsync(open, answer.Refusal, ct);
    }

    private static GiveGrant Command(OpenInteraction open, MyDataConsent granted) => new(open.Client.Id, open.ClientName, granted, open.Request.Scope)
    {
        Change = open.Request is { ManagedGrant: { } grant } ? new GrantChangeOf(grant, open.Request.GrantAction == GrantActions.Merge) : null,
        RequestedAt = open.Stored.BegunAt,
        IdempotencyKey = $"interaction:{Convert.ToHexStringLower(open.Stored.RequestHash.Span)}",
    };

    private async Task<IResult> SendCodeAsync(OpenInteraction open, Session session, Grant grant, CancellationToken ct)
    {
        var (code, now) = (OpaqueSecret.Create(), time.GetUtcNow());
        var content = new CodeContent(open.Request.RedirectUri, open.Request.CodeChallenge, session.BegunAt)
        {
            DpopJkt = open.Request.DpopJkt,
            Nonce = open.Request.Nonce,
        };
        var stored = new AuthorizationCode(open.Client.Id, session.Customer, grant.Id, now.AddSeconds(options.Value.CodeSeconds), content.ToBytes());
        return await completion.SpendAsync(open.Stored, code, stored, now, ct)
            ? responses.Code(open.Client, open.Request, code)
            : ErrorPage.RequestOver(open.Language);
    }

    // The grant to change is not this customer's, or over, or nothing of what was asked is left: the client learns which (Grant Management, error response).
    private async Task<IResult> EndAsync(OpenInteraction open, Refusal refusal, CancellationToken ct)
    {
        var (error, description) = refusal.Key switch
        {
            "unknown-grant" or "grant-over" => ("invalid_grant_id", "The grant is unknown or over"),
            "cannot-merge" => ("invalid_request", "What was asked cannot be merged into the grant: replace it, or ask for a new one"),
            _ => ("access_denied", "Nothing of what was asked can be granted"),
        };
        return await completion.SpendAsync(open.Stored, time.GetUtcNow(), ct)
            ? responses.Error(open.Client, open.Request, error, description)
            : ErrorPage.RequestOver(open.Language);
    }
}
