using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;

namespace MyDataHub.Storage.Customers;

/// <summary>A grant as stored. The body is encrypted; the rest can be searched.</summary>
public sealed record StoredGrant(GrantId Id, ClientId Client, GrantState State, DateOnly EndsOn, ReadOnlyMemory<byte> Body)
{
    /// <summary>When time alone changes something about it; null when nothing will.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>A grant to write, or, without its content, to delete.</summary>
public sealed record GrantChange(GrantId Id, StoredGrant? Grant)
{
    public static GrantChange Put(StoredGrant grant) => new(grant.Id, grant);

    public static GrantChange Delete(GrantId id) => new(id, null);
}
