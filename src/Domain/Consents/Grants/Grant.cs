namespace MyDataHub.Domain.Consents.Grants;

/// <summary>
/// 제3자 제공 동의: what one customer allows one third party. Immutable; it changes only as GrantLifecycle says, and then its version
/// grows. Subject names the customer to this client alone (pairwise, OpenID Connect Core 8.1). Scope is the OAuth scope agreed with it.
/// </summary>
public sealed record Grant(GrantId Id, ClientId Client, GrantState State, MyDataConsent Consent, string Subject, string Scope)
{
    /// <summary>The third party's name as the customer saw it when agreeing.</summary>
    public required string ClientName { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>When the code was redeemed: from then on it can be read.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended: customer, client, administrator, nothing-left, left, dormant, expired, unclaimed, code-reused.</summary>
    public string? EndReason { get; init; }

    /// <summary>One more whenever what it shares changes.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What it becomes when the code of a later agreement is redeemed (grant management); until then it stays as it is.</summary>
    public GrantUpdate? Update { get; init; }

    /// <summary>The first read of a grant for one reading; opens its window.</summary>
    public DateTimeOffset? FirstReadAt { get; init; }

    /// <summary>The last warning given that its end comes near, in days before.</summary>
    public int? WarnedDaysBefore { get; init; }

    /// <summary>The receipt that proves the end.</summary>
    public Guid? EndReceipt { get; init; }

    /// <summary>The give that made or last updated it, so that a repeated one does it once.</summary>
    public string? IdempotencyKey { get; init; }
}

/// <summary>A replacing or merged consent that the customer has agreed to and the third party has not claimed yet.</summary>
public sealed record GrantUpdate(MyDataConsent Consent, string Scope, DateTimeOffset GivenAt);
