using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Storage.Audit;

namespace MyDataHub.Storage.Customers;

/// <summary>
/// A person who enters the hub. The CI is kept as a keyed hash only; put it into an encrypted document as well.
/// </summary>
public sealed record NewCustomer(CustomerId Id, string Ci, string State, DateTimeOffset At)
{
    public ImmutableArray<DocumentChange> Documents { get; init; } = [];

    public ImmutableArray<AuditEntry> Audit { get; init; } = [];

    /// <summary>Without the CI.</summary>
    public override string ToString() => $"{nameof(NewCustomer)} {Id}";
}

/// <summary>What became of it.</summary>
public abstract record CreateOutcome
{
    private CreateOutcome() { }

    public sealed record Created(CustomerId Id) : CreateOutcome;

    /// <summary>A customer with this CI is there already; nothing was written.</summary>
    public sealed record AlreadyThere(CustomerId Id) : CreateOutcome;

    public sealed record Unavailable(string Reason) : CreateOutcome;
}
