using System.Diagnostics;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.ThirdPartyApi.Limits;
using MyDataHub.Gateway.ThirdPartyApi.Reads;
using MyDataHub.Gateway.ThirdPartyApi.Tokens;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Gateway.ThirdPartyApi;

/// <summary>
/// Every call of the open API: in by its token, within the limits, answered by the customer as the grant is at this moment, receipted,
/// counted. The hot path: ready bytes go straight to the connection.
/// </summary>
internal sealed class OpenCalls(TokenGate gate, CallLimits limits, GrantDirectory directory, IGrains grains, ReadJournal journal)
{
    internal async Task AnswerAsync(HttpContext context, OpenResource resource, OpenQuery query)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (token, refusal) = await gate.EnterAsync(context);
        if (refusal is not null)
        {
            await refusal.ExecuteAsync(context);
        }
        else if (limits.Take(token!, context.Response.Headers) is { } tooMany)
        {
            await tooMany.ExecuteAsync(context);
        }
        else
        {
            await AskAsync(context, token!, resource, query);
        }

        if (token is not null)
        {
            journal.Count(token.Client, resource.Name, context.Response.StatusCode);
        }
    }

    /// <summary>For a call whose query is wrong: only who may ask is told so.</summary>
    internal async Task RefuseAsync(HttpContext context, OpenResource resource, Problem problem)
    {
        var (token, refusal) = await gate.EnterAsync(context);
        IResult answer = refusal is not null ? refusal : limits.Take(token!, context.Response.Headers) ?? problem;
        await answer.ExecuteAsync(context);
        if (token is not null)
        {
            journal.Count(token.Client, resource.Name, context.Response.StatusCode);
        }
    }

    private async Task AskAsync(HttpContext context, OpenToken token, OpenResource resource, OpenQuery query)
    {
        var access = token.Access!;
        if (await directory.FindCustomerAsync(access.Grant, context.RequestAborted) is not { } customer)
        {
            await Over(token).ExecuteAsync(context);
            return;
        }

        var answer = await grains.Customer(customer).OpenAsync(access, query, context.RequestAborted);
        if (answer is not OpenAnswer.Ready ready)
        {
            await Refusal(token, answer).ExecuteAsync(context);
        }
        else if (ready.Client != token.Client)
        {
            await Over(token).ExecuteAsync(context);
        }
        else
        {
            var isUnchanged = EntityTags.Match(context.Request.Headers.IfNoneMatch, ready.ETag);
            var read = new ReadKey(customer, access.Grant, token.Client, resource.Name, ready.Domains, ready.Items, isUnchanged);
            await (journal.TryNote(read) ? SendAsync(context, ready, isUnchanged) : Problems.Busy().ExecuteAsync(context));
        }
    }

    private static Task SendAsync(HttpContext context, OpenAnswer.Ready ready, bool isUnchanged)
    {
        var response = context.Response;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.ETag = ready.ETag;
        if (isUnchanged)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = ready.Utf8Json.Length;
        var writing = response.BodyWriter.WriteAsync(ready.Utf8Json, context.RequestAborted);
        return writing.IsCompletedSuccessfully ? Task.CompletedTask : writing.AsTask();
    }

    private static IResult Refusal(OpenToken token, OpenAnswer answer) => answer switch
    {
        OpenAnswer.NotGranted not => NotGranted(token, not),
        OpenAnswer.GrantOver => Over(token),
        OpenAnswer.NotFound => Problems.NotFound("The grant shares nothing of this id."),
        OpenAnswer.Refused { Refusal: { Key: "begin-anew" } refusal } => new Problem(409, refusal.Key, "Begin anew", refusal.Message, refusal.Field),
        OpenAnswer.Refused { Refusal: var refusal } => Problems.Refused(refusal),
        OpenAnswer.Busy => Problems.Busy(),
        OpenAnswer.Unavailable => Problems.Unavailable(),
        _ => throw new UnreachableException(),
    };

    // The token lives on for minutes after its grant; it opens nothing any more (FAPI 2.0 5.3.4-3).
    private static AccessRefusal Over(OpenToken token) => AccessRefusal.InvalidToken("The grant has ended", IsDpop(token));

    private static AccessRefusal NotGranted(OpenToken token, OpenAnswer.NotGranted not)
    {
        var detail = ConsentWords.Of(not.Detail);
        var domains = string.Join(" or ", ConsentWords.Of(not.Domains));
        return AccessRefusal.InsufficientScope(
            (detail, domains) switch
            {
                ([var one], "") => $"The grant needs the detail {one}",
                ([var one], _) => $"The grant needs the detail {one} and the domain {domains}",
                _ => $"The grant needs the domain {domains}",
            },
            IsDpop(token),
            "authorization_details");
    }

    private static bool IsDpop(OpenToken token) => token.Verified.Confirmation is AuthorizationServer.Tokens.Confirmation.DpopKey;
}
