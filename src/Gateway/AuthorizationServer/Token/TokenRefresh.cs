using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Parameters;
using MyDataHub.Gateway.AuthorizationServer.Tokens;
using MyDataHub.Grains;

namespace MyDataHub.Gateway.AuthorizationServer.Token;

/// <summary>
/// grant_type=refresh_token (RFC 6749 6). The token belongs to its client and not to a key: the new access token is bound to what this
/// request shows (RFC 9449 5). It stays the same (FAPI 2.0 SP 5.3.2.1-9) and is worth what its grant is worth now.
/// </summary>
internal sealed class TokenRefresh(RefreshTokens refreshTokens, IGrains grains, GrantTokens tokens, TimeProvider time)
{
    internal async Task<IResult> RefreshAsync(Client client, FormParameters form, Confirmation confirmation, CancellationToken ct)
    {
        if (form["refresh_token"] is not { } secret)
        {
            return OAuthError.InvalidRequest("refresh_token is missing");
        }

        var now = time.GetUtcNow();
        if (await refreshTokens.FindAsync(secret, client.Id, now, ct) is not { } token)
        {
            return Unknown;
        }

        var answer = await grains.Customer(token.Customer).GrantAsync(token.Grant, ct);
        if (answer.Refusal is { Key: "busy" or "unavailable" })
        {
            return OAuthError.TemporarilyUnavailable(1);
        }

        if (answer.Grant is not { } grant || grant.Client != client.Id || !GrantPolicy.Standard.IsInForce(grant, now))
        {
            return Unknown;
        }

        var (wanted, tooMuch) = Wanted.Of(grant, form, KoreanTime.Day(now));
        return wanted is null
            ? tooMuch!
            : tokens.Issue(grant, wanted, confirmation, RefreshContent.Read(token.Body).AuthenticatedAt, null, null);
    }

    private static OAuthError Unknown => OAuthError.InvalidGrant("The refresh token is unknown, or its grant is over");
}
