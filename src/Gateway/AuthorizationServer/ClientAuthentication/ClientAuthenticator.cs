using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Gateway.AuthorizationServer.Limits;
using MyDataHub.Gateway.AuthorizationServer.Parameters;

namespace MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;

/// <summary>Finds out which client sent a request of the back channel, in the one way that client registered (RFC 8705 2, RFC 7523 2.2).</summary>
internal sealed class ClientAuthenticator(
    ClientRegister clients, ClientKeys keys, AssertionJournal journal, CertificateTrust trust, CallLimits limits, ServerAddress address,
    TimeProvider time, IOptions<AuthorizationServerOptions> options)
{
    internal async ValueTask<ClientAuthenticationOutcome> AuthenticateAsync(HttpContext context, FormParameters form, CancellationToken ct)
    {
        if (limits.ErrorOf(context) is { } tooOften)
        {
            return new ClientAuthenticationOutcome.Refused(tooOften);
        }

        var outcome = await CheckAsync(context, form, ct);
        if (outcome is ClientAuthenticationOutcome.Authenticated(var client))
        {
            return limits.Count(context, client.Id) is { } tooMany ? new ClientAuthenticationOutcome.Refused(tooMany) : outcome;
        }

        limits.CountFailure(context);
        return outcome;
    }

    private async ValueTask<ClientAuthenticationOutcome> CheckAsync(HttpContext context, FormParameters form, CancellationToken ct) =>
        MethodChecks.ErrorOf(context.Request, form) is { } error
            ? new ClientAuthenticationOutcome.Refused(error)
            : form.Has("client_assertion")
                ? await ByAssertionAsync(form, ct)
                : await ByCertificateAsync(context, form, ct);

    private async ValueTask<ClientAuthenticationOutcome> ByAssertionAsync(FormParameters form, CancellationToken ct)
    {
        if (Jwt.Read(form["client_assertion"]!, 8 * 1024) is not { } jwt || jwt.Claims.Text("sub"u8) is not { Length: >= 1 and <= 200 } subject)
        {
            return Refused("The assertion is not a JWT of a client, signed with ES256 or PS256");
        }

        if (await clients.FindAsync(new ClientId(subject), ct) is not { IsActive: true } client)
        {
            return Unknown;
        }

        var assertion = new ClientAssertion(jwt, client, form["client_id"], address.Issuer, time.GetUtcNow(), options.Value);
        if (AssertionChecks.ProblemOf(assertion) is { } problem)
        {
            return Refused(problem);
        }

        if (!await keys.HaveSignedAsync(client, jwt, ct))
        {
            return Refused("The assertion is not signed with a key of the client");
        }

        // Remembered for as long as it would be taken, by whichever clock.
        return await journal.AddAsync(client.Id, assertion.Id!, assertion.EndsAt!.Value + (2 * assertion.Skew), ct)
            ? new ClientAuthenticationOutcome.Authenticated(client)
            : Refused("The assertion was used before");
    }

    private async ValueTask<ClientAuthenticationOutcome> ByCertificateAsync(HttpContext context, FormParameters form, CancellationToken ct)
    {
        if (ClientCertificate.Of(context) is not { } certificate)
        {
            return Refused("There is neither a client_assertion nor a client certificate");
        }

        if (form["client_id"] is not { } id || await clients.FindAsync(new ClientId(id), ct) is not { IsActive: true } client)
        {
            return Unknown;
        }

        return CertificateChecks.ProblemOf(new PresentedCertificate(certificate, client, trust)) is { } problem
            ? Refused(problem)
            : new ClientAuthenticationOutcome.Authenticated(client);
    }

    private static ClientAuthenticationOutcome.Refused Unknown => Refused("The client is not known here");

    private static ClientAuthenticationOutcome.Refused Refused(string why) => new(OAuthError.InvalidClient(why));
}
