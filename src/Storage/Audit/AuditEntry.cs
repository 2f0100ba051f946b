using System.Collections.Immutable;
using MyDataHub.Domain;

namespace MyDataHub.Storage.Audit;

/// <summary>
/// Something that was done, as it is to be recorded. Ids only: it outlives the erasure of the customer.
/// </summary>
/// <param name="Chain">Whose chain of hashes it continues.</param>
/// <param name="At">When, to the microsecond.</param>
/// <param name="Action">A stable name such as "consent.given".</param>
public sealed record AuditEntry(AuditChain Chain, DateTimeOffset At, AuditActor Actor, string Action)
{
    /// <summary>Ids of what it was done to.</summary>
    public ImmutableArray<string> Subjects { get; init; } = [];

    /// <summary>Further ids, states and counts by name.</summary>
    public ImmutableSortedDictionary<string, string> Details { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>
/// Who did it: "customer", "administrator", "operator", "institution", "third-party" or "hub", and which one.
/// </summary>
public sealed record AuditActor(string Kind, string Id)
{
    /// <summary>The hub itself, on a schedule or by a rule.</summary>
    public static readonly AuditActor Hub = new("hub", "hub");

    /// <summary>Somebody with the operator's own access to the machine, by a command.</summary>
    public static readonly AuditActor Command = new("operator", "command");

    public static AuditActor Client(ClientId client) => new("third-party", client.Value);

    public static AuditActor Customer(CustomerId customer) => new("customer", customer.ToString());
}

/// <summary>A chain of entries: one per customer, one per operator for its administrators' acts, one per third party's client, one for the hub's own keys.</summary>
public readonly record struct AuditChain
{
    private AuditChain(string name) => Name = name;

    public string Name { get; }

    public static AuditChain Of(CustomerId customer) => new($"customer:{customer}");

    public static AuditChain Of(ClientId client) => new($"client:{client}");

    public static AuditChain Hub { get; } = new("hub");

    public static AuditChain Of(OperatorId @operator) => new($"operator:{@operator}");

    public override string ToString() => Name;

    internal static AuditChain Named(string name) => new(name);
}
