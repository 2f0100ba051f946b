using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Gateway.AuthorizationServer;

/// <summary>The authorization server's own settings. What it tells the world is in its metadata.</summary>
public sealed class AuthorizationServerOptions : IValidatableObject
{
    public const string Section = "AuthorizationServer";

    /// <summary>The issuer identifier (RFC 8414 2): https, no path, no slash at the end. Null means https://localhost and Gateway:HttpsPort.</summary>
    public string? Issuer { get; set; }

    /// <summary>Where clients with certificates connect (RFC 8705 5). Null means https://localhost and Gateway:MtlsPort.</summary>
    public string? MtlsAddress { get; set; }

    /// <summary>The audience of access tokens. Null means the open API: the issuer with /open/v1.</summary>
    public string? Resource { get; set; }

    [Range(30, 900)] public int AccessTokenSeconds { get; set; } = 300;

    /// <summary>What the hub signs with; the first is the default.</summary>
    public IList<string> SigningAlgorithms { get; } = [];

    /// <summary>After so long the next key takes over.</summary>
    [Range(1, 3650)] public int KeyRotationDays { get; set; } = 90;

    /// <summary>A key is published so long before it signs, so that whoever caches the key set knows it in time.</summary>
    [Range(1, 720)] public int KeyPublishedHours { get; set; } = 24;

    /// <summary>A key is published so long after it signed last. Longer than anything signed is taken.</summary>
    [Range(1, 8760)] public int KeyKeptHours { get; set; } = 168;

    /// <summary>How far ahead the clocks of others may be.</summary>
    [Range(10, 60)] public int ClockSkewSeconds { get; set; } = 30;

    /// <summary>The longest life of a client assertion.</summary>
    [Range(1, 1440)] public int AssertionMinutes { get; set; } = 60;

    /// <summary>How old a DPoP proof may be.</summary>
    [Range(10, 300)] public int DpopProofSeconds { get; set; } = 60;

    /// <summary>DPoP proofs remembered by a node, in memory.</summary>
    [Range(1000, 100_000_000)] public int DpopProofs { get; set; } = 4_000_000;

    /// <summary>PEM files of the authorities whose client certificates are taken, with their intermediate ones.</summary>
    public IList<string> ClientCertificateAuthorities { get; } = [];

    public Registration.SoftwareStatementOptions SoftwareStatements { get; } = new();

    /// <summary>Clients kept in memory.</summary>
    [Range(10, 1_000_000)] public int ClientsInMemory { get; set; } = 10_000;

    /// <summary>Refresh tokens kept in memory.</summary>
    [Range(10, 10_000_000)] public int RefreshTokensInMemory { get; set; } = 100_000;

    /// <summary>Calls of one client a minute, of each endpoint of the authorization server.</summary>
    [Range(1, 1_000_000_000)] public int CallsPerClient { get; set; } = 1200;

    /// <summary>Calls a minute of one address that did not authenticate.</summary>
    [Range(1, 1_000_000_000)] public int FailuresPerAddress { get; set; } = 120;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, address) in new[] { (nameof(Issuer), Issuer), (nameof(MtlsAddress), MtlsAddress) })
        {
            if (address is not null && !IsOrigin(address))
            {
                yield return new ValidationResult($"{Section}:{name} must be an https address without a path and without a slash at the end, such as https://hub.example.");
            }
        }

        foreach (var algorithm in SigningAlgorithms.Where(algorithm => !Jose.JwsAlgorithms.Names.Contains(algorithm)))
        {
            yield return new ValidationResult($"'{algorithm}' in {Section}:SigningAlgorithms is none of {string.Join(", ", Jose.JwsAlgorithms.Names)}.");
        }
    }

    private static bool IsOrigin(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0
        && address == $"https://{uri.Authority}";
}

[OptionsValidator]
internal sealed partial class AuthorizationServerOptionsValidator : IValidateOptions<AuthorizationServerOptions>;
