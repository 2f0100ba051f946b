namespace MyDataHub.Domain.Assets.Views;

/// <summary>
/// One number a person may rely on: Amount in its own currency, Krw in won (null when no rate is known: never 1:1, never 0),
/// when it was true, who said it, and whether it is live. Krw is exact inside the fold and rounded to whole won here.
/// </summary>
public sealed record Figure(decimal? Amount, string Currency, decimal? Krw, FigureState State)
{
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Org code of the institution or service that said it; null for a sum.</summary>
    public string? Source { get; init; }

    /// <summary>Why it is not live: a stable key such as "no-rate", "institution-down", "not-sent", "estimated-from-approvals".</summary>
    public string? Reason { get; init; }

    /// <summary>Exchange rate used, per Unit of the currency, with its day; null for won.</summary>
    public RateUsed? Rate { get; init; }

    public static Figure Missing(string currency, string reason) => new(null, currency, null, FigureState.Missing) { Reason = reason };
}

public sealed record RateUsed(decimal Rate, int Unit, DateOnly On);

public enum FigureState
{
    Live,

    /// <summary>The last good value, older than it should be.</summary>
    CarriedForward,

    /// <summary>Computed by us from other facts, and says from which.</summary>
    Estimated,
    Missing,
}

/// <summary>Something that a total does not contain, and why. Name is a label for the customer's own eyes.</summary>
public sealed record LeftOut(string Name, string Reason, string? Source, string? ItemId, decimal? Amount, string? Currency);

/// <summary>What the fold noticed and the customer should know: a stable key with its values, worded by the page.</summary>
public sealed record Notice(string Key, NoticeLevel Level, string? ItemId = null)
{
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
}

public enum NoticeLevel
{
    Info,
    Attention,
    Warning,
}
