using MyDataHub.Gateway.Sessions;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>Lets a call of the customer API through, or answers the first check it fails.</summary>
internal sealed class CustomerGuard(RequestDelegate next, SessionRegister sessions)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CustomerCall>() is not { } call)
        {
            return next(context);
        }

        context.Response.Headers.CacheControl = "no-store";
        var found = FindAsync(context);
        return found.IsCompletedSuccessfully ? Continue(context, call, found.Result) : ContinueAsync(context, call, found);
    }

    private ValueTask<Session?> FindAsync(HttpContext context)
    {
        if (context.Features.Get<Session>() is { } peeked && sessions.Confirm(peeked) is { } session)
        {
            return ValueTask.FromResult<Session?>(session);
        }

        Span<byte> token = stackalloc byte[SessionToken.Size];
        return SessionToken.TryRead(context.Request.Headers.Cookie, token)
            ? sessions.FindAsync(token, context.RequestAborted)
            : ValueTask.FromResult<Session?>(null);
    }

    private async Task ContinueAsync(HttpContext context, CustomerCall call, ValueTask<Session?> finding) =>
        await Continue(context, call, await finding);

    private Task Continue(HttpContext context, CustomerCall call, Session? session)
    {
        context.Features.Set(session);
        foreach (var check in CustomerChecks.InOrder)
        {
            if (check(context.Request, call, session) is { } problem)
            {
                return problem.ExecuteAsync(context);
            }
        }

        return next(context);
    }
}
