namespace MyDataHub.Storage.Audit;

/// <summary>What a verification of the whole audit found.</summary>
public abstract record AuditVerdict
{
    private AuditVerdict() { }

    public sealed record Intact(long Entries, long Chains, long Anchors) : AuditVerdict;

    /// <summary>The first link that does not hold.</summary>
    /// <param name="Chain">The chain's name; "anchors" for the chain of anchors.</param>
    public sealed record Broken(string Chain, long Number, AuditFault Fault) : AuditVerdict;
}

/// <summary>Why a link does not hold.</summary>
public enum AuditFault
{
    /// <summary>The entry is not what was recorded.</summary>
    Changed,

    /// <summary>The entry is missing from the middle.</summary>
    Removed,

    /// <summary>The entry was recorded under another number.</summary>
    Reordered,

    /// <summary>The chain ends before this entry, which was there.</summary>
    Cut,

    /// <summary>The anchor was not signed by this hub, or not over these heads.</summary>
    AnchorForged,

    /// <summary>The anchor is missing.</summary>
    AnchorRemoved,
}
