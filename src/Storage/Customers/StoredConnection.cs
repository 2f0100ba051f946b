using MyDataHub.Domain;
using MyDataHub.Domain.Consents;

namespace MyDataHub.Storage.Customers;

/// <summary>
/// A connection as stored. The body (transfer request, tokens, health) is encrypted; the rest can be searched.
/// </summary>
public sealed record StoredConnection(
    ConnectionId Id, TransferRequestState State, long Version, ReadOnlyMemory<byte> Body)
{
    public ConnectionSchedule Schedule { get; init; } = ConnectionSchedule.None;
}

/// <summary>
/// What the scheduler searches for: the end of the consent (Asia/Seoul), the cycles in weeks, the next run.
/// </summary>
public sealed record ConnectionSchedule
{
    public static readonly ConnectionSchedule None = new();

    public DateOnly? EndsOn { get; init; }

    public bool IsScheduled { get; init; }

    public int? BasicCycleWeeks { get; init; }

    public int? AdditionalCycleWeeks { get; init; }

    public DateTimeOffset? NextRunAt { get; init; }
}

/// <summary>A connection to write, or, without a body, to delete.</summary>
public sealed record ConnectionChange(ConnectionId Id, TransferRequestState State, ReadOnlyMemory<byte>? Body)
{
    public ConnectionSchedule Schedule { get; init; } = ConnectionSchedule.None;

    public static ConnectionChange Delete(ConnectionId id) => new(id, TransferRequestState.Withdrawn, null);
}

/// <summary>One version of a transfer request in the consent ledger. The body holds its terms, encrypted.</summary>
public sealed record StoredTransferRequest(
    ConnectionId Connection, int RequestVersion, TransferRequestState State, DateTimeOffset RequestedAt, ReadOnlyMemory<byte> Body)
{
    public DateTimeOffset? GivenAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndReason { get; init; }

    public DateOnly? EndsOn { get; init; }
}
