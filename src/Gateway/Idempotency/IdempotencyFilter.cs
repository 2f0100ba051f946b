using System.Diagnostics;
using System.Text.Json;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Sessions;

namespace MyDataHub.Gateway.Idempotency;

/// <summary>Runs a write once per key: a repeated request gets the stored answer, the same key with another request a refusal.</summary>
internal sealed class IdempotencyFilter(IAnswerRecords records) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (IdempotencyKey.Of(context.HttpContext) is not { } key || context.HttpContext.Features.Get<Session>() is not { } session)
        {
            return await next(context);
        }

        if (IdempotencyKey.ProblemWith(key) is { } problem)
        {
            return problem;
        }

        var requestHash = IdempotencyKey.HashOf(context.HttpContext.Request, context.Arguments.OfType<IJsonBody>().FirstOrDefault());
        return await records.ClaimAsync(session.Customer, key, requestHash, context.HttpContext.RequestAborted) switch
        {
            AnswerClaim.Taken => await RunAsync(context, next, session, key),
            AnswerClaim.Running => Problems.StillRunning(),
            AnswerClaim.OtherRequest => Problems.KeyReused(),
            AnswerClaim.Answered(var status, var answer) => new StoredAnswer(status, answer),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<object?> RunAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, Session session, string key)
    {
        var isAnswered = false;
        try
        {
            var result = await next(context);
            if (AnswerOf(result) is not { } answer)
            {
                return result;
            }

            // The write is done, whether or not the caller still listens.
            await records.CompleteAsync(session.Customer, key, answer.Status, answer.Body, CancellationToken.None);
            isAnswered = true;
            return answer;
        }
        finally
        {
            if (!isAnswered)
            {
                await records.ReleaseAsync(session.Customer, key, CancellationToken.None);
            }
        }
    }

    // Only what succeeded is kept: a refusal did nothing, and may be right the next time.
    private static StoredAnswer? AnswerOf(object? result)
    {
        var inner = result is INestedHttpResult nested ? nested.Result : result;
        if (inner is not IStatusCodeHttpResult { StatusCode: >= 200 and < 300 and { } status })
        {
            return null;
        }

        var value = (inner as IValueHttpResult)?.Value;
        return new StoredAnswer(status, value is null ? [] : JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), ApiJson.Options));
    }
}
