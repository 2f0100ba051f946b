namespace MyDataHub.Gateway.Sessions;

/// <summary>
/// Notes the session a request claims when memory knows it, so that rate limits count per session. Never asks the database:
/// a flood of made-up tokens is counted by address before anything is looked up.
/// </summary>
internal sealed class SessionPeek(RequestDelegate next, SessionRegister sessions)
{
    public Task InvokeAsync(HttpContext context)
    {
        Span<byte> token = stackalloc byte[SessionToken.Size];
        if (SessionToken.TryRead(context.Request.Headers.Cookie, token) && sessions.Peek(token) is { } session)
        {
            context.Features.Set(session);
        }

        return next(context);
    }
}
