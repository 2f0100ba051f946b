namespace MyDataHub.Sandbox.Institutions.Consents;

/// <summary>What a person asked an institution to send to an operator (전송요구, 4.4.4).</summary>
internal sealed record TransferRequest
{
    public required bool IsScheduled { get; init; }

    /// <summary>Cycle of the basic class, <c>1/nw</c> or <c>1/d</c>.</summary>
    public string? BasicCycle { get; init; }

    /// <summary>Cycle of the additional class.</summary>
    public string? AdditionalCycle { get; init; }

    public required DateOnly EndDate { get; init; }

    public required string Purpose { get; init; }

    /// <summary>Until when the operator may keep what it collects; 99991231 when until the service ends.</summary>
    public required DateOnly Period { get; init; }

    public bool Memo { get; init; }

    public bool Merchant { get; init; }

    public bool Category { get; init; }

    public required IReadOnlyList<RequestedScope> Targets { get; init; }

    public bool Covers(string scope) => Targets.Any(target => target.Scope == scope);

    public bool CoversAsset(string scope, string number, string? seqno) =>
        Targets.Any(target => target.Scope == scope && target.Covers(number, seqno));
}

/// <summary>
/// One scope of a request. No assets means every asset of the scope, as in the one-step consent of MyData 2.0.
/// </summary>
internal sealed record RequestedScope(string Scope, IReadOnlyList<RequestedAsset>? Assets)
{
    public bool Covers(string number, string? seqno) =>
        Assets is not { Count: > 0 } || Assets.Any(asset => asset.Number == number && (asset.Seqno is null || asset.Seqno == seqno));
}

/// <summary>
/// An asset by its key in the consent, with the sub-account number only where the institution gives one.
/// </summary>
internal sealed record RequestedAsset(string Number, string? Seqno);
