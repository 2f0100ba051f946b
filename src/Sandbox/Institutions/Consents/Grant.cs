namespace MyDataHub.Sandbox.Institutions.Consents;

/// <summary>
/// A transfer request in force at an institution with its one pair of tokens (4.1: one per person, service and
/// provider).
/// </summary>
internal sealed record Grant
{
    public required GrantKey Key { get; init; }

    public required TransferRequest Request { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    public required string Scope { get; init; }

    public required TokenState Access { get; init; }

    public required TokenState Refresh { get; init; }

    /// <summary>
    /// The refresh token before this one, which works for a little longer in case the reply was lost.
    /// </summary>
    public TokenState? ReplacedRefresh { get; init; }

    /// <summary>
    /// The signed consent as it was received, kept as the proof; absent with individual authentication.
    /// </summary>
    public string? Signature { get; init; }

    public bool HasScope(string scope) => Request.Covers(scope) || scope.EndsWith(".list", StringComparison.Ordinal);
}

internal sealed record GrantKey(string OrgCode, string Ci, string ClientId)
{
    public override string ToString() => $"{OrgCode}/{ClientId}";
}

/// <summary>What is remembered of a token: its hash, and when it ends.</summary>
internal sealed record TokenState(string Hash, DateTimeOffset ExpiresAt);
