using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>Limits of collecting, and the windows of section 3.6.</summary>
public sealed class CollectingOptions
{
    public const string Section = "Collecting";

    /// <summary>Collections of one institution at once in this process, of all customers; more wait as long as one may take, then are told busy.</summary>
    [Range(1, 10_000)]
    public int CollectionsAtOnce { get; init; } = 256;

    /// <summary>Institutions of one customer side by side.</summary>
    [Range(1, 256)]
    public int InstitutionsAtOnce { get; init; } = 32;

    /// <summary>Calls to one institution side by side for one customer.</summary>
    [Range(1, 64)]
    public int CallsAtOnce { get; init; } = 32;

    /// <summary>An institution that takes longer is left with what it gave until then.</summary>
    [Range(5, 3_600)]
    public int InstitutionSeconds { get; init; } = 300;

    /// <summary>How long what one institution gave may wait for others that are still asked, so that they are written together.</summary>
    [Range(0, 5_000)]
    public int GatherMilliseconds { get; init; } = 30;

    [Range(16, 100_000)]
    public int EventLimit { get; init; } = 2_048;

    /// <summary>Finished runs whose events can still be read.</summary>
    [Range(1, 32)]
    public int RunsRemembered { get; init; } = 4;

    /// <summary>How long a watcher waits for the next event.</summary>
    [Range(1, 120)]
    public int WatchSeconds { get; init; } = 15;

    [Range(1, 12)]
    public int FirstMonths { get; init; } = 12;

    [Range(0, Answers.DaysRemembered)]
    public int OverlapDays { get; init; } = 7;

    [Range(0, Answers.DaysRemembered)]
    public int CardOverlapDays { get; init; } = 31;

    internal PlanLimits Limits => new() { FirstMonths = FirstMonths, OverlapDays = OverlapDays, CardOverlapDays = CardOverlapDays };
}

[OptionsValidator]
internal sealed partial class CollectingOptionsValidator : IValidateOptions<CollectingOptions>;
