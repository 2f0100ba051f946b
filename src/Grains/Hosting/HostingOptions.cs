using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Grains.Hosting;

/// <summary>Limits of the in-process host.</summary>
public sealed class HostingOptions
{
    public const string Section = "Grains";

    /// <summary>Turns of one customer that may wait; the next caller is told that the customer is busy.</summary>
    [Range(1, 10_000)]
    public int TurnLimit { get; init; } = 64;

    /// <summary>Customers kept warm; beyond it the longest unused are let go.</summary>
    [Range(1, 10_000_000)]
    public int WarmLimit { get; init; } = 20_000;

    /// <summary>What the documents that runs keep from turn to turn may take together, as they are stored; 0 keeps none.</summary>
    [Range(0, 65_536)]
    public int RememberedMegabytes { get; init; } = 64;

    [Range(1, 1_440)]
    public int IdleMinutes { get; init; } = 20;
}

[OptionsValidator]
internal sealed partial class HostingOptionsValidator : IValidateOptions<HostingOptions>;
