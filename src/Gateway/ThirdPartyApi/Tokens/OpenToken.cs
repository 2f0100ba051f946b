using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.AuthorizationServer.Tokens;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.ThirdPartyApi.Tokens;

/// <summary>
/// A verified token with what it opens here: the grant, as far as the token's authorization details go; null for a client's own token.
/// What can change while it lives (its end, its revocation, its grant, its client, the proof of possession) is checked with every call.
/// </summary>
internal sealed record OpenToken(VerifiedToken Verified, OpenAccess? Access)
{
    internal ClientId Client => Verified.Client;

    /// <summary>It has the scope of the open API.</summary>
    internal bool IsForOpenApi { get; } = Verified.HasScope(Scopes.MyData);
}
