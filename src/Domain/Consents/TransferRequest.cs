using System.Collections.Immutable;

namespace MyDataHub.Domain.Consents;

/// <summary>
/// 전송요구: the customer's consent towards one institution, as signed or given there (section 4.4.4). Immutable: a change or an
/// extension is a new version that replaces the old one.
/// </summary>
public sealed record TransferRequest(ConnectionId Connection, int Version, TransferRequestState State, TransferTerms Terms)
{
    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? GivenAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended: a stable key such as "customer", "expired", "institution:40106", "dormant", "replaced".</summary>
    public string? EndReason { get; init; }
}

/// <summary>What was agreed. Cycles in whole weeks 1–4 (fnd_cycle, add_cycle); EndsOn at most five years ahead.</summary>
public sealed record TransferTerms(
    ImmutableArray<ScopeSelection> Scopes, string Purpose, DateOnly EndsOn, DateOnly KeepUntil)
{
    public bool IsScheduled { get; init; }

    public int? BasicCycleWeeks { get; init; }

    public int? AdditionalCycleWeeks { get; init; }

    /// <summary>적요·거래메모.</summary>
    public bool WithMemo { get; init; }

    /// <summary>가맹점명·사업자등록번호.</summary>
    public bool WithMerchant { get; init; }

    /// <summary>상품(구매)분류.</summary>
    public bool WithCategory { get; init; }
}

/// <summary>A scope such as "bank.deposit" and the assets chosen in it; no assets means all of that scope (one-step consent).</summary>
public sealed record ScopeSelection(string Scope, ImmutableArray<ChosenAsset> Assets);

public sealed record ChosenAsset(string Number, string? Seqno);

/// <summary>The closed list of states; TransferRequestLifecycle holds the only transitions.</summary>
public enum TransferRequestState
{
    /// <summary>Asked for; the customer is at the institution or signing.</summary>
    Requested,
    Active,

    /// <summary>Ended here; the institution has not confirmed the revocation yet.</summary>
    Withdrawing,
    Withdrawn,
    Expired,

    /// <summary>The institution says it is over (40104–40106, 40403, token refused after refresh).</summary>
    EndedByInstitution,

    /// <summary>Never given: refused, cancelled, or the attempt timed out.</summary>
    NotGiven,
}
