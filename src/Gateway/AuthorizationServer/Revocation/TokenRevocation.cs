using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer.Tokens;

namespace MyDataHub.Gateway.AuthorizationServer.Revocation;

/// <summary>Ends a client's own token, of either kind: token_type_hint is only a hint (RFC 7009 2.1). A refresh token takes its access tokens along.</summary>
internal sealed class TokenRevocation(RefreshTokens refreshTokens, RevokedTokens revoked, AccessTokenReader reader)
{
    internal async Task RevokeAsync(string token, ClientId client, CancellationToken ct)
    {
        if (await refreshTokens.RemoveAsync(token, client, ct) is { } grant)
        {
            await revoked.RevokeAllAsync(grant, ct);
        }
        else if ((await reader.ReadAsync(token, ct)).Token is { } access && access.Client == client)
        {
            await revoked.RevokeAsync(access.Id, access.EndsAt, ct);
        }
    }
}
