using System.Diagnostics;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Parameters;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;

/// <summary>What every endpoint that clients post to begins with: a form, then the client that sent it (FAPI 2.0 checklist 76).</summary>
internal sealed class ClientCalls(ClientAuthenticator authenticator)
{
    internal async Task<IResult> AnswerAsync(HttpContext context, Func<Client, FormParameters, Task<IResult>> answer, CancellationToken ct)
    {
        try
        {
            return await AuthenticateAsync(context, answer, ct);
        }
        catch (Exception failure) when (KnownFailures.Find(failure) is { Status: StatusCodes.Status503ServiceUnavailable })
        {
            return OAuthError.TemporarilyUnavailable(1);
        }
    }

    private async Task<IResult> AuthenticateAsync(HttpContext context, Func<Client, FormParameters, Task<IResult>> answer, CancellationToken ct)
    {
        switch (await FormParameters.ReadAsync(context.Request, ct))
        {
            case FormReading.Refused(var malformed):
                return malformed;
            case FormReading.Read(var form):
                return await authenticator.AuthenticateAsync(context, form, ct) switch
                {
                    ClientAuthenticationOutcome.Refused(var unknown) => unknown,
                    ClientAuthenticationOutcome.Authenticated(var client) => await answer(client, form),
                    _ => throw new UnreachableException(),
                };
            default:
                throw new UnreachableException();
        }
    }
}
