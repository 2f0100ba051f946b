using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Responses;
using MyDataHub.Gateway.AuthorizationServer.Tokens;
using MyDataHub.Gateway.Http;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Gateway.AuthorizationServer.GrantManagement;

/// <summary>A client looks at a grant of its own, or gives it back (Grant Management, Query and Revoke). Updating is a new authorization with merge or replace.</summary>
internal static class GrantEndpoints
{
    internal static void MapGrants(this IEndpointRouteBuilder backChannel)
    {
        backChannel.MapGet(Endpoints.Grants + "/{id}", Query);
        backChannel.MapDelete(Endpoints.Grants + "/{id}", Revoke);
    }

    private static Task<IResult> Query(string id, HttpContext context, OwnGrants grants, CancellationToken ct) =>
        grants.AnswerAsync(id, Scopes.GrantQuery, context, (_, grant) => Task.FromResult<IResult>(Describe(grant)), ct);

    private static Task<IResult> Revoke(string id, HttpContext context, OwnGrants grants, IGrains customers, GrantEnding ending, CancellationToken ct) =>
        grants.AnswerAsync(id, Scopes.GrantRevoke, context, async (customer, grant) =>
        {
            var answer = await customers.Customer(customer).RevokeGrantAsync(new RevokeGrant(grant.Id, "client"), ct);
            if (answer.Refusal is not null)
            {
                return OAuthError.TemporarilyUnavailable(1);
            }

            await ending.EndTokensAsync(grant.Id, ct);
            context.Response.Headers.CacheControl = "no-store";
            return Results.NoContent();
        }, ct);

    private static JsonAnswer Describe(Grant grant) => new(StatusCodes.Status200OK, json =>
    {
        json.WriteStartArray("scopes");
        json.WriteStartObject();
        json.WriteString("scope", grant.Scope);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("claims");
        json.WriteEndArray();
        json.WriteStartArray("authorization_details");
        MyDataConsentWriting.Write(json, grant.Consent);
        json.WriteEndArray();
    });
}

/// <summary>Finds the grant that a call is about and says whether its client may have it.</summary>
internal sealed class OwnGrants(TokenPossession possession, GrantDirectory directory, TokenState state, IGrains customers)
{
    internal async Task<IResult> AnswerAsync(
        string id, string scope, HttpContext context, Func<CustomerId, Grant, Task<IResult>> answer, CancellationToken ct)
    {
        try
        {
            return await FindAsync(id, scope, context, answer, ct);
        }
        catch (Exception failure) when (KnownFailures.Find(failure) is { Status: StatusCodes.Status503ServiceUnavailable })
        {
            return OAuthError.TemporarilyUnavailable(1);
        }
    }

    private async Task<IResult> FindAsync(
        string id, string scope, HttpContext context, Func<CustomerId, Grant, Task<IResult>> answer, CancellationToken ct)
    {
        var (token, error) = await possession.FindAsync(context, ct);
        if (token is null)
        {
            return error!;
        }

        if (!token.HasScope(scope))
        {
            return TokenPossession.Insufficient("The token needs another scope for this", token);
        }

        if (!Guid.TryParseExact(id, "N", out var value) || await directory.FindCustomerAsync(new GrantId(value), ct) is not { } customer)
        {
            return Unknown;
        }

        var found = await customers.Customer(customer).GrantAsync(new GrantId(value), ct);
        if (found.Refusal is { Key: "busy" or "unavailable" })
        {
            return OAuthError.TemporarilyUnavailable(1);
        }

        if (found.Grant is not { } grant || !state.IsInForce(grant))
        {
            return Unknown;
        }

        // A token under another grant speaks for that one alone.
        return grant.Client == token.Client && (token.Grant is null || token.Grant == grant.Id)
            ? await answer(customer, grant)
            : TokenPossession.Insufficient("The grant is not this token's", token);
    }

    private static OAuthError Unknown => new(StatusCodes.Status404NotFound, "invalid_grant_id", "The grant is unknown or over");
}
