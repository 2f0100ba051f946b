using System.Collections.Immutable;

namespace MyDataHub.Domain.Consents.Grants;

/// <summary>
/// Something a third party is told about a grant of its own. Ids and counts only: it outlives the customer's erasure. Ids are version 7,
/// so that they grow with time.
/// </summary>
public sealed record ThirdPartyEvent(Guid Id, ClientId Client, GrantId Grant, string Subject, string Type, DateTimeOffset At)
{
    public const string GrantCreated = "grant.created";
    public const string GrantNarrowed = "grant.narrowed";

    /// <summary>Also when what the grant shares was replaced or merged.</summary>
    public const string GrantUpdated = "grant.updated";
    public const string GrantExpiring = "grant.expiring";
    public const string GrantRevoked = "grant.revoked";
    public const string DataUpdated = "data.updated";

    /// <summary>Why a grant ended or was narrowed; null for other events.</summary>
    public string? Reason { get; init; }

    /// <summary>The receipt that shows whether the third party was told, if the customer has one.</summary>
    public Guid? Receipt { get; init; }

    public ImmutableSortedDictionary<string, long> Counts { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    public static ThirdPartyEvent Of(Grant grant, string type, DateTimeOffset at) =>
        new(Guid.CreateVersion7(at), grant.Client, grant.Id, grant.Subject, type, at);
}
