using MyDataHub.Domain;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;

namespace MyDataHub.Gateway.SignIn;

/// <summary>What happens at every sign-in, however the person showed who they are.</summary>
internal sealed class Entrance(SessionRegister sessions, SessionCookies cookies, IGrains grains)
{
    /// <summary>Ends the session the browser had and begins a new one, so that a token from before is worth nothing afterwards.</summary>
    internal async Task EnterAsync(HttpContext context, CustomerId customer, CancellationToken ct)
    {
        if (context.Features.Get<Session>() is { } before)
        {
            await sessions.EndAsync(before, ct);
        }

        await grains.Customer(customer).VisitAsync(ct);
        var (session, token) = await sessions.BeginAsync(customer, ct);
        cookies.Begin(context, session, token);
    }
}
