namespace MyDataHub.Domain.Assets.Facts;

/// <summary>
/// Something an institution said, normalised across sectors: a bank loan, a policy loan and an auto loan all give LoanTerms.
/// A fact is replaced whole by a newer one with the same key. The constructor keeps the list inside this assembly.
/// </summary>
public abstract record Fact
{
    private protected Fact() { }
}

/// <summary>
/// Where a fact belongs. Subject is the asset it describes, or null when it describes the customer at that institution;
/// Part tells several of one kind apart, such as the billing month.
/// </summary>
public sealed record FactKey(ConnectionId Connection, string Kind, AssetKey? Subject = null, string? Part = null);

/// <summary>A fact with the instant at which the institution was asked (not when the answer came), which orders two answers.</summary>
public sealed record StampedFact(FactKey Key, Fact Value, DateTimeOffset At);
