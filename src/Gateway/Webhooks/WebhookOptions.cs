using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Gateway.Webhooks;

/// <summary>How third parties are told, and when the hub gives up.</summary>
public sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>How often the hub looks for new events.</summary>
    [Range(10, 60_000)] public int LookMilliseconds { get; set; } = 500;

    /// <summary>Events numbered, and deliveries taken, at a look.</summary>
    [Range(1, 10_000)] public int Batch { get; set; } = 200;

    [Range(1, 1_000)] public int DeliveriesAtOnce { get; set; } = 32;

    /// <summary>After it, another node, or this one after a restart, sends what was taken and not settled. Longer than any answer takes.</summary>
    [Range(30, 3_600)] public int ClaimSeconds { get; set; } = 180;

    /// <summary>The pause after the first failure; it doubles with each one.</summary>
    [Range(1, 3_600)] public int FirstPauseSeconds { get; set; } = 5;

    [Range(1, 1_440)] public int LongestPauseMinutes { get; set; } = 60;

    /// <summary>How long an event is tried before it is parked.</summary>
    [Range(1, 168)] public int TryHours { get; set; } = 24;

    [Range(1, 100)] public int EndpointsPerClient { get; set; } = 5;

    /// <summary>How long the log can be read and replayed.</summary>
    [Range(7, 3_650)] public int KeepDays { get; set; } = 90;
}

[OptionsValidator]
internal sealed partial class WebhookOptionsValidator : IValidateOptions<WebhookOptions>;
