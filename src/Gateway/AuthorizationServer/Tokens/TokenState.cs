using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Grains;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>Whether a token that was issued here still counts at this moment: not revoked, its client allowed, its grant in force.</summary>
internal sealed class TokenState(RevokedTokens revoked, ClientRegister clients, GrantDirectory directory, IGrains grains, TimeProvider time)
{
    internal async Task<bool> IsActiveAsync(VerifiedToken token, CancellationToken ct)
    {
        if (await revoked.IsRevokedAsync(token.Id, token.Grant, token.IssuedAt, ct) || await clients.FindAsync(token.Client, ct) is not { IsActive: true })
        {
            return false;
        }

        return token.Grant is not { } id || await FindGrantAsync(id, ct) is { } grant && grant.Client == token.Client && IsInForce(grant);
    }

    internal bool IsInForce(Grant grant) => GrantPolicy.Standard.IsInForce(grant, time.GetUtcNow());

    /// <summary>Null when there is no such grant, or its customer has left.</summary>
    internal async Task<Grant?> FindGrantAsync(GrantId id, CancellationToken ct) =>
        await directory.FindCustomerAsync(id, ct) is { } customer ? (await grains.Customer(customer).GrantAsync(id, ct)).Grant : null;
}
