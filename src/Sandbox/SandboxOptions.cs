using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MyDataHub.Sandbox;

/// <summary>How the sandbox is set up; section <c>Sandbox</c> of the configuration.</summary>
public sealed class SandboxOptions
{
    public const string Section = "Sandbox";

    /// <summary>The first of the consecutive loopback ports; 0 takes free ones.</summary>
    [Range(0, 65000)]
    public int BasePort { get; set; }

    /// <summary>The folder that <c>certs/make</c> filled.</summary>
    [Required]
    public string CertificatesPath { get; set; } = "";

    /// <summary>
    /// Where the settings of this outside world are written for the gateway. Secrets are kept beside it.
    /// </summary>
    [Required]
    public string SettingsPath { get; set; } = "";

    /// <summary>The file in which consents and tokens survive a restart; in memory only when unset.</summary>
    public string? StatePath { get; set; }

    /// <summary>The same seed gives the same people, the same pages and the same accidents.</summary>
    public long Seed { get; set; } = 20260101;

    /// <summary>How many people live here; the first eight have names and stories.</summary>
    [Range(1, 1_000_000)]
    public int People { get; set; } = 8;

    /// <summary>How many of their households are kept ready in memory.</summary>
    [Range(1, 100_000)]
    public int KeptHouseholds { get; set; } = 64;

    /// <summary>The operator's registered callback addresses, at most four (지원-003).</summary>
    [MinLength(1, ErrorMessage = "Sandbox:OperatorRedirectUris needs at least one callback address.")]
    [MaxLength(4, ErrorMessage = "Sandbox:OperatorRedirectUris takes at most four callback addresses.")]
    public IList<string> OperatorRedirectUris { get; } = [];

    /// <summary>Callback addresses registered with the identity issuer. Empty takes any loopback address.</summary>
    public IList<string> IdentityRedirectUris { get; } = [];

    [RegularExpression("^[A-Za-z][A-Za-z0-9.+-]*$")]
    public string OperatorAppScheme { get; set; } = "mydatahub";

    /// <summary>
    /// Numbers and booleans as JSON has them, as early providers sent them, instead of strings (3.1).
    /// </summary>
    public bool EmitNativeTypes { get; set; }

    /// <summary>Whether pages are sometimes shorter than asked for, or empty, as 3.4 allows.</summary>
    public bool SurprisePages { get; set; } = true;

    [Range(60, 7_776_000)]
    public int AccessTokenSeconds { get; set; } = 7_776_000;

    [Range(60, 31_536_000)]
    public int RefreshTokenSeconds { get; set; } = 31_536_000;

    [Range(1, 600)]
    public int AuthorizationCodeSeconds { get; set; } = 600;

    /// <summary>
    /// How long a refresh token still works after it was replaced, so that a lost reply can be asked for again.
    /// </summary>
    [Range(0, 3600)]
    public int ReplacedRefreshTokenSeconds { get; set; } = 60;

    /// <summary>
    /// Sign-ins, signatures and codes that may wait for a person at the same time; the oldest give way.
    /// </summary>
    [Range(10, 1_000_000)]
    public int MaxPending { get; set; } = 10_000;

    [Range(1024, 10_485_760)]
    public int MaxRequestBytes { get; set; } = 65_536;

    /// <summary>Memory for answers that are ready to be cut into pages.</summary>
    [Range(1, 4096)]
    public int AnswerCacheMegabytes { get; set; } = 64;

    /// <summary>The longest that the fault <c>hang</c> holds a call.</summary>
    [Range(1, 3600)]
    public int HangSeconds { get; set; } = 600;
}

[OptionsValidator]
internal sealed partial class SandboxOptionsValidator : IValidateOptions<SandboxOptions>;
