using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer.Tokens;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.ThirdPartyApi.Tokens;

/// <summary>
/// An access token whose signature and claims are good. What can change while it lives (its end, its revocation, its grant, its client,
/// the proof of possession) is checked with every call.
/// </summary>
internal sealed record VerifiedToken(string Id, string KeyId, ClientId Client, Confirmation Confirmation, DateTimeOffset IssuedAt, DateTimeOffset EndsAt)
{
    /// <summary>It has the scope of the open API.</summary>
    internal bool IsForOpenApi { get; init; }

    /// <summary>The grant, as far as the token's authorization details go; null for a client's own token.</summary>
    internal OpenAccess? Access { get; init; }
}
