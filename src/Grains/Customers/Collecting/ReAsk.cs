using System.Collections.Immutable;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// When a dataset that answered once is asked again, and why no figure grows staler by waiting. MaxAge limits every inference: past
/// it the dataset is asked whatever the others said.
/// </summary>
internal abstract record ReAsk
{
    private ReAsk()
    {
    }

    /// <summary>It can move by itself, and nothing else would tell.</summary>
    public sealed record EveryRun : ReAsk;

    /// <summary>It moves only together with one of the others, which are asked first in every run.</summary>
    public sealed record AfterChange(TimeSpan MaxAge, ImmutableArray<string> Of) : ReAsk;

    /// <summary>It is published or agreed in steps of this length, or earlier when its row in the list changes.</summary>
    public sealed record ByAge(TimeSpan MaxAge) : ReAsk;

    /// <summary>It is final; only a change of the row it hangs on (the bill) makes it another thing.</summary>
    public sealed record Once : ReAsk;
}
