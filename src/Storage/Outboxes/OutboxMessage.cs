using MyDataHub.Domain;

namespace MyDataHub.Storage.Outboxes;

/// <summary>
/// Something to be done outside, at least once, until it is confirmed: a token to revoke, a third party to tell.
/// </summary>
/// <param name="Topic">A stable word such as "revocation".</param>
public sealed record OutboxMessage(
    Guid Id, CustomerId Customer, string Topic, DateTimeOffset DueAt, ReadOnlyMemory<byte> Body)
{
    /// <summary>Encrypted with the hub's key instead of the customer's, and kept when the customer is erased.</summary>
    public bool SurvivesErasure { get; init; }

    /// <summary>The connection it is about, if any.</summary>
    public ConnectionId? Connection { get; init; }

    /// <summary>How often it was tried; counted by the outbox.</summary>
    public int Attempts { get; init; }
}
