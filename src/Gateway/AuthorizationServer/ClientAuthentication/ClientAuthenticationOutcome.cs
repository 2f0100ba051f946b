using MyDataHub.Gateway.AuthorizationServer.Clients;

namespace MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;

/// <summary>Whether a request comes from a registered client.</summary>
internal abstract record ClientAuthenticationOutcome
{
    private ClientAuthenticationOutcome()
    {
    }

    internal sealed record Authenticated(Client Client) : ClientAuthenticationOutcome;

    internal sealed record Refused(OAuthError Error) : ClientAuthenticationOutcome;
}
