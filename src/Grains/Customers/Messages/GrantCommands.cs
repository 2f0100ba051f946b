using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Grains.Customers.Messages;

/// <summary>
/// The customer agreed on the consent page. Granted is what remained after the customer's choices; ClientName what the page showed.
/// A new grant unless Change says which one it replaces or is merged into.
/// </summary>
public sealed record GiveGrant(ClientId Client, string ClientName, MyDataConsent Granted, string Scope)
{
    public GrantChangeOf? Change { get; init; }

    /// <summary>When the third party asked; null means now.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>The same key gives once: the second answer is the first one's grant.</summary>
    public string? IdempotencyKey { get; init; }
}

/// <summary>grant_management_action replace or merge, and on which grant.</summary>
public sealed record GrantChangeOf(GrantId Grant, bool Merges);

/// <summary>Chosen may be anything: the grant shares afterwards what it and the chosen one both cover.</summary>
public sealed record NarrowGrant(GrantId Grant, MyDataConsent Chosen);

/// <summary>Reason: customer, client, administrator, code-reused. By names the administrator; an id.</summary>
public sealed record RevokeGrant(GrantId Grant, string Reason)
{
    public string? By { get; init; }
}
