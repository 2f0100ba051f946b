using System.Collections.Immutable;
using MyDataHub.Domain;

namespace MyDataHub.Storage.Customers;

/// <summary>Everything of a customer at one version, except the bodies of documents, which are read by name.</summary>
/// <param name="Version">What the next commit is based on.</param>
/// <param name="ViewVersion">The version at which the asset view last changed.</param>
public sealed record StoredCustomer(CustomerId Id, string State, long Version, long ViewVersion)
{
    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastVisitAt { get; init; }

    public required ImmutableArray<StoredConnection> Connections { get; init; }

    /// <summary>Of the connections that were collected since times are kept apart.</summary>
    public ImmutableArray<StoredTimes> Times { get; init; } = [];

    public ImmutableArray<StoredGrant> Grants { get; init; } = [];

    /// <summary>Every document there is, by kind and key.</summary>
    public required ImmutableArray<DocumentHead> Documents { get; init; }
}

/// <summary>Whether a customer could be read.</summary>
public abstract record LoadOutcome
{
    private LoadOutcome() { }

    public sealed record Loaded(StoredCustomer Customer) : LoadOutcome;

    /// <summary>Never there, or erased.</summary>
    public sealed record Unknown : LoadOutcome;

    /// <summary>The database did not answer; nothing is known.</summary>
    public sealed record Unavailable(string Reason) : LoadOutcome;
}
