using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Calls;
using MyDataHub.Storage.Outboxes;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Storage.Customers;

/// <summary>All that one turn changes, written in one transaction or not at all.</summary>
/// <param name="BasedOn">The version the turn had read. If the customer has another one by now, nothing is
/// written.</param>
public sealed record CustomerCommit(CustomerId Customer, long BasedOn)
{
    public ImmutableArray<DocumentChange> Documents { get; init; } = [];

    public ImmutableArray<ConnectionChange> Connections { get; init; } = [];

    public ImmutableArray<TimesChange> Times { get; init; } = [];

    public ImmutableArray<StoredTransferRequest> TransferRequests { get; init; } = [];

    public ImmutableArray<GrantChange> Grants { get; init; } = [];

    /// <summary>What third parties are to be told, in order.</summary>
    public ImmutableArray<ThirdPartyEvent> Events { get; init; } = [];

    /// <summary>The customer's new state; null leaves it.</summary>
    public string? State { get; init; }

    /// <summary>The asset view is another one after this.</summary>
    public bool ChangesView { get; init; }

    public ImmutableArray<OutboxMessage> Outbox { get; init; } = [];

    public ImmutableArray<Receipt> Receipts { get; init; } = [];

    public ImmutableArray<AuditEntry> Audit { get; init; } = [];

    public ImmutableArray<CallCount> Calls { get; init; } = [];
}

/// <summary>What became of a commit.</summary>
public abstract record CommitOutcome
{
    private CommitOutcome() { }

    /// <summary>Durable. The next commit is based on this version.</summary>
    public sealed record Committed(long Version, long ViewVersion) : CommitOutcome;

    /// <summary>Another node or turn was first; nothing was written. Load and decide again.</summary>
    public sealed record Conflict(long CurrentVersion) : CommitOutcome;

    /// <summary>The customer was erased; nothing was written.</summary>
    public sealed record Gone : CommitOutcome;

    /// <summary>The database failed. Whether it was written is unknown: load before anything else.</summary>
    public sealed record Unavailable(string Reason) : CommitOutcome;
}
