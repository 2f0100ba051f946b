using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;

namespace MyDataHub.Gateway.Http;

/// <summary>Where the hub listens and under which address people reach it.</summary>
public sealed class GatewayOptions : IValidatableObject
{
    public const string Section = "Gateway";

    /// <summary>Plain HTTP on loopback, in the Development environment only; 0 takes a free port.</summary>
    [Range(0, 65535)] public int HttpPort { get; set; } = 8080;

    /// <summary>HTTPS; needs a certificate. Without it the hub starts in the Development environment only.</summary>
    [Range(0, 65535)] public int? HttpsPort { get; set; }

    /// <summary>TLS that asks for a client certificate: third parties' servers only, so that no browser is ever asked. Needs the certificate as well.</summary>
    [Range(0, 65535)] public int? MtlsPort { get; set; }

    /// <summary>PEM files.</summary>
    public string? CertificatePath { get; set; }

    public string? CertificateKeyPath { get; set; }

    /// <summary>Loopback unless the operator says otherwise.</summary>
    [Required] public string ListenAddress { get; set; } = "127.0.0.1";

    /// <summary>Where people's browsers find the hub, without a path. Institutions and the identity issuer send them back there.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>Outside development browsers are told to use TLS for this name and all below it, and that it may be preloaded.</summary>
    public bool HstsPreload { get; set; } = true;

    /// <summary>Holds the embedded database and the keys.</summary>
    [Required] public string DataPath { get; set; } = ".hub";

    /// <summary>Where the built pages are; null means wwwroot beside the settings.</summary>
    public string? PagesPath { get; set; }

    /// <summary>Addresses of reverse proxies whose X-Forwarded-For and -Proto are believed.</summary>
    public IList<string> TrustedProxies { get; } = [];

    [Range(1024, 1024 * 1024)] public int MaxBodyBytes { get; set; } = 64 * 1024;

    [Range(100, 100_000)] public int MaxConnections { get; set; } = 10_000;

    /// <summary>Progress streams one session may hold open.</summary>
    [Range(1, 100)] public int StreamsPerSession { get; set; } = 6;

    [Range(1, 240)] public int StreamMinutes { get; set; } = 60;

    [Range(1, 60)] public int HeartbeatSeconds { get; set; } = 15;

    /// <summary>How long the answer to a write is kept for its idempotency key.</summary>
    [Range(1, 168)] public int IdempotencyHours { get; set; } = 24;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var address in TrustedProxies.Prepend(ListenAddress).Where(text => !IPAddress.TryParse(text, out _)))
        {
            yield return new ValidationResult($"'{address}' in section {Section} is not an IP address.");
        }

        if (MtlsPort is not null && HttpsPort is null)
        {
            yield return new ValidationResult("Gateway:MtlsPort needs Gateway:HttpsPort with its certificate.");
        }

        if (PublicAddress is { IsAbsoluteUri: false } or { AbsolutePath: not "/" })
        {
            yield return new ValidationResult("Gateway:PublicAddress must be an address without a path, such as https://hub.example/.");
        }
    }
}

[OptionsValidator]
internal sealed partial class GatewayOptionsValidator : IValidateOptions<GatewayOptions>;
