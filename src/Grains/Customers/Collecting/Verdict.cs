using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>An outcome in the words of progress events and health. The worst of an institution's outcomes is its trouble.</summary>
internal sealed record Verdict(string Outcome, string? Reason, int Weight)
{
    public const string ConsentGone = "consent-gone";

    /// <summary>Nothing went wrong, but something due is kept back until the time that the institution named.</summary>
    public static readonly Verdict KeptBack = new("busy", "asked-to-wait", 1);

    public bool IsTrouble => Weight > 0;

    public static Verdict Of(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Fetched => new("fetched", null, 0),
        FetchOutcome.Unchanged => new("unchanged", null, 0),
        FetchOutcome.AssetGone gone => new("asset-gone", gone.Code, 0),
        FetchOutcome.Busy busy => new("busy", busy.Code, 1),
        FetchOutcome.Unavailable unavailable => new("unavailable", unavailable.Reason, 2),
        FetchOutcome.Malformed malformed => new("malformed", malformed.Field, 3),
        FetchOutcome.OurFault fault => new("our-fault", fault.Code, 4),
        FetchOutcome.TokenRefused => new(ConsentGone, "40101", 5),
        FetchOutcome.ConsentGone gone => new(ConsentGone, gone.Code, 5),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
