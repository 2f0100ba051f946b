using System.Text.Json;

namespace MyDataHub.Domain.Assets.Open;

/// <summary>The parts of a view, each as the answer to a question of its own.</summary>
public sealed record OpenAccounts(IReadOnlyList<OpenAccount> Accounts);

public sealed record OpenHoldings(IReadOnlyList<OpenHolding> Holdings);

public sealed record OpenPolicies(IReadOnlyList<OpenPolicy> Policies);

public sealed record OpenVehicles(IReadOnlyList<OpenVehicle> Vehicles);

public sealed record OpenCards(IReadOnlyList<OpenCard> Cards);

/// <summary>Newest first. Next is the cursor of the following page, absent on the last.</summary>
public sealed record OpenTransactions(IReadOnlyList<OpenRow> Transactions)
{
    public string? Next { get; init; }
}

/// <summary>
/// What came, changed and went since a cursor. Keep Cursor for the next question; ask again at once while HasMore. Of an account that
/// was removed, forget every row before taking in those of this answer.
/// </summary>
public sealed record OpenTransactionChanges(
    IReadOnlyList<OpenRow> Added, IReadOnlyList<OpenRow> Modified, IReadOnlyList<OpenRemoved> Removed, string Cursor, bool HasMore);

public sealed record OpenRemoved(string AccountId);

/// <summary>
/// The grant itself. AuthorizationDetails are those of RFC 9396 as the customer granted them; Institutions those of which something can
/// be read right now.
/// </summary>
public sealed record OpenGrant(string GrantId, string Subject, string Scope, JsonElement AuthorizationDetails, IReadOnlyList<string> Institutions, int Version)
{
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>The last day on which it holds, Asia/Seoul.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>When the one reading of a grant that does not recur is over.</summary>
    public DateTimeOffset? ReadUntil { get; init; }
}
