using System.Collections.Immutable;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Providers.Collecting;

/// <summary>Everything an institution can answer to one dataset (section 5.1). The private constructor keeps the list closed.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    /// <summary>Successful calls made to get here, for the meter: paged answers take several, refusals and failures none.</summary>
    public int BilledCalls { get; init; }

    /// <summary>All pages arrived. Stamp is the search_timestamp to send next time; null when the institution has none.</summary>
    public sealed record Fetched(ImmutableArray<StampedFact> Facts, ImmutableArray<Transaction> Transactions, long? Stamp) : FetchOutcome;

    /// <summary>00001.</summary>
    public sealed record Unchanged : FetchOutcome;

    /// <summary>40101: refresh once, then ask for consent again.</summary>
    public sealed record TokenRefused : FetchOutcome;

    /// <summary>40104, 40105, 40106, 40403 with the code.</summary>
    public sealed record ConsentGone(string Code) : FetchOutcome;

    /// <summary>40305, 40402: this asset only.</summary>
    public sealed record AssetGone(string Code) : FetchOutcome;

    /// <summary>42901, 50009, 40302, 50008, or our own limits: not before RetryAt.</summary>
    public sealed record Busy(string Code, DateTimeOffset? RetryAt) : FetchOutcome;

    /// <summary>50001–50007, no answer, a broken connection, an open circuit; already retried where that is right.</summary>
    public sealed record Unavailable(string Reason) : FetchOutcome;

    /// <summary>An answer that cannot be read; Field names the first member that was wrong, never its value.</summary>
    public sealed record Malformed(string Field, string Problem) : FetchOutcome;

    /// <summary>40001–40004, 40102, 40103, 40301, 40303, 40304, 40401, 40501: an alert for us.</summary>
    public sealed record OurFault(string Code) : FetchOutcome;
}
