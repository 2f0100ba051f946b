using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Outboxes;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Storage.Customers;

/// <summary>
/// The end of a customer: the data key and every row are destroyed. What stays is the audit (ids), messages and
/// receipts given here, and open messages that were to survive.
/// </summary>
/// <param name="BasedOn">So that no token stored meanwhile is forgotten: with another version by now, nothing is
/// erased.</param>
public sealed record CustomerErasure(CustomerId Customer, long BasedOn)
{
    public ImmutableArray<OutboxMessage> Outbox { get; init; } = [];

    public ImmutableArray<Receipt> Receipts { get; init; } = [];

    /// <summary>What third parties are to be told, in order; survives.</summary>
    public ImmutableArray<ThirdPartyEvent> Events { get; init; } = [];

    public ImmutableArray<AuditEntry> Audit { get; init; } = [];
}
