using MyDataHub.Domain;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>Ends the tokens of a grant, access tokens included, while the grant itself stands.</summary>
internal sealed class GrantEnding(RefreshTokens refreshTokens, RevokedTokens revoked)
{
    internal async Task EndTokensAsync(GrantId grant, CancellationToken ct)
    {
        await refreshTokens.RemoveAllAsync(grant, ct);
        await revoked.RevokeAllAsync(grant, ct);
    }
}
