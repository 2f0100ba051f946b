using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Parameters;
using MyDataHub.Gateway.AuthorizationServer.Responses;
using MyDataHub.Gateway.AuthorizationServer.Tokens;

namespace MyDataHub.Gateway.AuthorizationServer.Token;

/// <summary>grant_type=client_credentials (RFC 6749 4.4): a client's token for its own affairs. No customer's data is behind any of its scopes.</summary>
internal sealed class OwnTokens(AccessTokens tokens)
{
    private static readonly string[] Possible = [Scopes.Webhooks, Scopes.GrantQuery, Scopes.GrantRevoke];

    internal IResult Issue(Client client, FormParameters form, Confirmation confirmation)
    {
        var allowed = Possible.Where(client.Scopes.Contains).ToArray();
        var wanted = form["scope"]?.Split(' ') ?? allowed;
        if (wanted.Length == 0 || wanted.Except(allowed, StringComparer.Ordinal).Any())
        {
            return OAuthError.InvalidScope("scope holds one that this client cannot have for itself");
        }

        var scope = string.Join(' ', wanted.Distinct(StringComparer.Ordinal));
        // RFC 9700 4.15: client ids are made here and look like nobody's subject.
        var issued = tokens.Issue(new AccessToken(client.Id.Value, client.Id, scope, confirmation));
        return new JsonAnswer(StatusCodes.Status200OK, json =>
        {
            json.WriteString("access_token", issued.Jwt);
            json.WriteString("token_type", confirmation.TokenType);
            json.WriteNumber("expires_in", issued.ExpiresInSeconds);
            json.WriteString("scope", scope);
        });
    }
}
