using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Grains.Scheduling;

/// <summary>How often the hub looks for what is due by itself, and how much of it goes on at once.</summary>
public sealed class SchedulingOptions
{
    public const string Section = "Scheduling";

    [Range(1, 3_600)]
    public int LookSeconds { get; init; } = 15;

    /// <summary>Customers worked on at once; interactive runs have their own limit.</summary>
    [Range(1, 1_000)]
    public int CustomersAtOnce { get; init; } = 32;

    /// <summary>Connections, revocations and expired consents taken at a look.</summary>
    [Range(1, 10_000)]
    public int Batch { get; init; } = 200;

    /// <summary>After it another node, or this one after a restart, takes what was not finished.</summary>
    [Range(30, 86_400)]
    public int ClaimSeconds { get; init; } = 900;

    [Range(10, 3_600)]
    public int AnchorSeconds { get; init; } = 60;

    [Range(60, 86_400)]
    public int SweepSeconds { get; init; } = 900;

    /// <summary>After the clock jumped ahead nothing is ended or erased by date for so long, so that somebody can set it right.</summary>
    [Range(0, 10_080)]
    public int DistrustMinutes { get; init; } = 60;

    [Range(10, 86_400)]
    public int GrantSweepSeconds { get; init; } = 60;
}

[OptionsValidator]
internal sealed partial class SchedulingOptionsValidator : IValidateOptions<SchedulingOptions>;
