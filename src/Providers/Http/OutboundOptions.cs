using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Providers.Http;

/// <summary>The limits of every call that leaves the hub. Each institution, authority and portal has its own share of them.</summary>
public sealed class OutboundOptions
{
    public const string Section = "Outbound";

    /// <summary>PEM bundle of the authorities that servers are trusted by; unset means the operating system's.</summary>
    public string? TrustAnchorsPath { get; init; }

    /// <summary>Ask OCSP and CRL about server certificates; the standard leaves it to the institution (section 2.2).</summary>
    public bool CheckRevocation { get; init; }

    /// <summary>How often the operators' certificate files are looked at; a renewed one is used without a restart.</summary>
    [Range(1, 3600)]
    public int CertificateLookSeconds { get; init; } = 60;

    /// <summary>How long before its end an operator's certificate is warned of, in the log, by health and by the meter.</summary>
    [Range(1, 365)]
    public int CertificateWarningDays { get; init; } = 30;

    [Range(1, 60)]
    public int ConnectSeconds { get; init; } = 3;

    [Range(1, 300)]
    public int OnDemandAnswerSeconds { get; init; } = 30;

    [Range(1, 600)]
    public int ScheduledAnswerSeconds { get; init; } = 60;

    /// <summary>How long a body may take after its headers.</summary>
    [Range(1, 600)]
    public int BodySeconds { get; init; } = 30;

    [Range(1024, 256 * 1024 * 1024)]
    public int MaxBodyBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Calls to one institution at the same time.</summary>
    [Range(1, 1000)]
    public int ConcurrentCalls { get; init; } = 64;

    /// <summary>Calls waiting for their turn at one institution; more are refused at once.</summary>
    [Range(0, 100_000)]
    public int QueuedCalls { get; init; } = 2000;

    [Range(1, 600)]
    public int QueueSeconds { get; init; } = 60;

    /// <summary>Repetitions after a failed read.</summary>
    [Range(0, 5)]
    public int Retries { get; init; } = 2;

    [Range(1, 60_000)]
    public int RetryDelayMilliseconds { get; init; } = 300;

    /// <summary>Share of failures that opens the circuit.</summary>
    [Range(0.05, 1)]
    public double CircuitFailureRatio { get; init; } = 0.5;

    [Range(2, 10_000)]
    public int CircuitMinimumCalls { get; init; } = 20;

    [Range(1, 600)]
    public int CircuitWindowSeconds { get; init; } = 30;

    [Range(1, 600)]
    public int CircuitBreakSeconds { get; init; } = 15;

    /// <summary>Rows asked for in one page (limit); the standard allows 500.</summary>
    [Range(1, 500)]
    public int PageRows { get; init; } = 500;

    [Range(1, 100_000)]
    public int MaxPages { get; init; } = 1000;

    [Range(1, 10_000_000)]
    public int MaxRows { get; init; } = 100_000;

    /// <summary>All pages of one dataset together.</summary>
    [Range(1024, 1024 * 1024 * 1024)]
    public int MaxDatasetBytes { get; init; } = 64 * 1024 * 1024;

    [Range(1, 3600)]
    public int DatasetSeconds { get; init; } = 600;

    /// <summary>How long what an institution says of its versions (/apis) holds.</summary>
    [Range(1, 168)]
    public int CatalogueHours { get; init; } = 24;

    /// <summary>How old connections may grow before they are replaced, so that moved addresses are noticed.</summary>
    [Range(1, 1440)]
    public int ConnectionMinutes { get; init; } = 10;
}

[OptionsValidator]
internal sealed partial class OutboundOptionsValidator : IValidateOptions<OutboundOptions>;
